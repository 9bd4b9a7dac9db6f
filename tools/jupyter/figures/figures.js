// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * Draws plotly's figures in JupyterLab, in the place of the renderer of PyPI's plotly 7.1.0. That one saves a PNG beside each
 * figure and shows it in place of the figure when the notebook is opened again: at its old width, without its slider, and with
 * no text for screen readers. JupyterLab loads this file as it is: it is an extension's container, as bundlers write them.
 */
(() => {
  const MIME_TYPE = 'application/vnd.plotly.v1+json';
  const HEIGHT = 450; // px, where the layout names none
  const folder = new URL('.', document.currentScript.src);
  let plotly;

  /** plotly.js, loaded with the first figure. */
  function loadPlotly() {
    plotly ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL('plotly.js', folder);
      script.onload = () => resolve(window.Plotly);
      script.onerror = reject;
      document.head.append(script);
    });
    return plotly;
  }

  const createRendererClass = ({ Widget }) =>
    class extends Widget {
      #width = 0;
      #resizes = new ResizeObserver(() => this.#fit());

      constructor() {
        super();
        this.addClass('jp-RenderedPlotly');
      }

      async renderModel(model) {
        const { data, layout = {}, frames = [] } = structuredClone(model.data[MIME_TYPE]); // plotly writes into them
        const { width, height = HEIGHT, ...rest } = layout;
        const Plotly = await loadPlotly();
        if (this.isDisposed) return;
        Object.assign(this.node.style, { width: '100%', maxWidth: width ? `${width}px` : '', height: `${height}px` });
        await Plotly.newPlot(this.node, data, { ...rest, height, autosize: true });
        if (frames.length > 0) await Plotly.addFrames(this.node, frames);
        this.#describe(model.data['text/plain']);
        this.#resizes.observe(this.node);
      }

      /** The sentence for the whole figure: its parts say nothing alone. The buttons above it stay as they are. */
      #describe(sentence = 'A figure.') {
        const [first, ...others] = this.node.querySelectorAll('.main-svg');
        first.setAttribute('role', 'img');
        first.setAttribute('aria-label', sentence);
        for (const svg of others) svg.setAttribute('aria-hidden', 'true');
      }

      /** A page that is hidden has no width. */
      #fit() {
        const width = this.node.clientWidth;
        if (width === 0 || width === this.#width) return;
        this.#width = width;
        window.Plotly.Plots.resize(this.node);
      }

      dispose() {
        if (this.isDisposed) return;
        this.#resizes.disconnect();
        window.Plotly?.purge(this.node);
        super.dispose();
      }
    };

  /** JupyterLab's own copy of a library: another one would not hear its messages. */
  async function shared(library, scope) {
    const copies = Object.values(scope[library]);
    const copy = copies.find(({ from }) => from.startsWith('@jupyterlab/')) ?? copies[0];
    return (await copy.get())();
  }

  let scope;
  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB['softmax-figures'] = {
    init(shareScope) {
      scope = shareScope;
    },
    async get() {
      const Renderer = createRendererClass(await shared('@lumino/widgets', scope));
      const rendererFactory = { safe: true, mimeTypes: [MIME_TYPE], createRenderer: () => new Renderer() };
      return () => ({
        __esModule: true,
        default: { id: 'softmax-figures:plotly', rendererFactory, rank: 0, dataType: 'json' },
      });
    },
  };
})();
