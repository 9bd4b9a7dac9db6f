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
  const ENDED = 'This is what it showed last: its cell or its kernel was stopped. Run the cell to begin anew.';

  /** A widget's state, which lives in the page, and its messages, where the kernel drives it. */
  class Model {
    #state;
    #channel;
    #handlers = new Map();

    constructor(state, channel) {
      this.#state = structuredClone(state);
      this.#channel = channel;
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

    send(content, _callbacks, buffers) {
      this.#channel?.send(content, buffers);
    }

    /** Passes a message of the kernel's to the widget. */
    receive(content, buffers) {
      for (const handle of this.#handlers.get('msg:custom') ?? []) handle(content, buffers);
    }
  }

  /**
   * Shows a widget in a shadow tree, which the page's own styles for tables and forms do not reach. Returns what ends it.
   *
   * @param {HTMLElement} place an empty element
   * @param {{ module: string, state: object, target?: string }} output
   * @param {URL} folder of the modules
   * @param {(target: string) => Promise<object>} [connect] opens a channel to the kernel that drives the widget
   * @throws {Error} when there is no such module, or no kernel answers for a widget that needs one
   */
  async function show(place, { module, state, target }, folder, connect) {
    if (target && !connect) throw new Error('it needs a kernel; open the lesson and run its cell');
    if (!NAME.test(module)) throw new Error(`Cannot show a widget: no module has the name ${module}`);
    const loaded = (await import(new URL(`${module}.js`, folder))).default;
    const widget = typeof loaded === 'function' ? await loaded() : loaded;
    const el = document.createElement('div');
    place.attachShadow({ mode: 'open' }).append(el);
    const channel = target && (await connect(target));
    const model = new Model(state, channel);
    const ended = new AbortController();
    const { signal } = ended;
    const ends = [await widget.initialize?.({ model, signal }), await widget.render?.({ model, el, signal })];
    channel?.listen(
      (content, buffers) => model.receive(content, buffers),
      () => {
        ended.abort();
        el.append(Object.assign(document.createElement('p'), { role: 'status', textContent: ENDED }));
      },
    );
    return () => {
      ended.abort();
      channel?.close();
      for (const end of ends) end?.();
      place.remove();
    };
  }

  /** Puts the still picture in the widget's place, and says why. */
  function showStill(el, svg, sentence, why) {
    const picture = Object.assign(new Image(), { alt: sentence });
    picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    picture.style.maxWidth = '100%';
    const told = Object.assign(document.createElement('p'), { textContent: why });
    el.replaceChildren(picture, told);
  }

  window.softmaxWidgets = { show, showStill };
})();
