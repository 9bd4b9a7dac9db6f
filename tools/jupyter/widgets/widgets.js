// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * Shows the course's widgets in JupyterLab. JupyterLab loads this file directly, so it has the form that bundlers give to an extension's
 * container.
 */
(() => {
  const MIME_TYPE = 'application/vnd.softmax-notebooks.widget.v1+json';
  const folder = new URL('.', document.currentScript.src);
  const { show, showStill } = window.softmaxWidgets;
  const joined = (text) => [text ?? ''].flat().join('');

  const createRendererClass = ({ Widget }) =>
    class extends Widget {
      #end = () => {};

      constructor() {
        super();
        this.addClass('jp-RenderedSoftmaxWidget');
      }

      async renderModel({ data }) {
        this.#end();
        const place = document.createElement('div');
        place.dataset.lmSuppressShortcuts = 'true'; // arrow keys and letters belong to the widget, not to the notebook
        this.node.replaceChildren(place);
        try {
          this.#end = await show(place, data[MIME_TYPE], folder);
          if (this.isDisposed) this.#end();
        } catch (error) {
          showStill(this.node, joined(data['image/svg+xml']), joined(data['text/plain']), error);
        }
      }

      dispose() {
        if (!this.isDisposed) this.#end();
        super.dispose();
      }
    };

  /** JupyterLab's own copy of a library. Another copy would not receive its messages. */
  async function shared(library, scope) {
    const copies = Object.values(scope[library]);
    const copy = copies.find(({ from }) => from.startsWith('@jupyterlab/')) ?? copies[0];
    return (await copy.get())();
  }

  let scope;
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB['softmax-widgets'] = {
    init(shareScope) {
      scope = shareScope;
    },
    async get() {
      const Renderer = createRendererClass(await shared('@lumino/widgets', scope));
      const rendererFactory = { safe: true, mimeTypes: [MIME_TYPE], createRenderer: () => new Renderer() };
      return () => ({
        __esModule: true,
        default: { id: 'softmax-widgets:widget', rendererFactory, rank: 0, dataType: 'json' },
      });
    },
  };
})();
