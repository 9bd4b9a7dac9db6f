// @ts-nocheck the page gives this script its globals
/**
 * Shows a widget in JupyterLab and in the book: a host for modules in anywidget's form, with a state that lives in the page. The script
 * that knows the place comes after this one and finds it as `window.softmaxWidgets`.
 *
 * Only modules that lie beside the script that asks are loaded: what a notebook holds is data, so it is safe to show before anybody
 * has run the notebook.
 *
 * Reference: anywidget 0.11, Anywidget Front-End Module, https://anywidget.dev/en/afm/
 */
(() => {
  const NAME = /^[a-z]\w*$/i;

  /** A widget's state. Without a kernel nobody else hears of its changes. */
  class Model {
    #state;
    #handlers = new Map();

    constructor(state) {
      this.#state = structuredClone(state);
    }

    get(key) {
      return this.#state[key];
    }

    set(key, value) {
      if (Object.is(this.#state[key], value)) return;
      this.#state[key] = value;
      for (const event of [`change:${key}`, 'change'])
        for (const handle of this.#handlers.get(event) ?? []) handle(value);
    }

    on(event, handle) {
      this.#handlers.set(event, new Set([...(this.#handlers.get(event) ?? []), handle]));
    }

    off(event, handle) {
      if (handle) this.#handlers.get(event)?.delete(handle);
      else this.#handlers.delete(event);
    }

    save_changes() {}

    send() {}
  }

  /**
   * Shows a widget in a shadow tree, which the page's own styles for tables and forms do not reach. Returns what ends it.
   *
   * @param {HTMLElement} place an empty element
   * @param {{ module: string, state: object }} output
   * @param {URL} folder of the modules
   */
  async function show(place, { module, state }, folder) {
    if (!NAME.test(module)) throw new Error(`Cannot show a widget: no module has the name ${module}`);
    const loaded = (await import(new URL(`${module}.js`, folder))).default;
    const widget = typeof loaded === 'function' ? await loaded() : loaded;
    const el = document.createElement('div');
    place.attachShadow({ mode: 'open' }).append(el);
    const model = new Model(state);
    const ended = new AbortController();
    const { signal } = ended;
    const ends = [await widget.initialize?.({ model, signal }), await widget.render?.({ model, el, signal })];
    return () => {
      ended.abort();
      for (const end of ends) end?.();
      place.remove();
    };
  }

  /** Puts the still picture in the widget's place, and says why. */
  function showStill(el, svg, sentence, error) {
    const picture = Object.assign(new Image(), { alt: sentence });
    picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    picture.style.maxWidth = '100%';
    const why = document.createElement('p');
    why.textContent = `This picture cannot be moved here: ${error.message}.`;
    el.replaceChildren(picture, why);
  }

  window.softmaxWidgets = { show, showStill };
})();
