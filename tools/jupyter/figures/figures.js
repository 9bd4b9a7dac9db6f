// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * Draws plotly's figures in JupyterLab. It replaces the renderer of PyPI's plotly 7.1.0, which saves a PNG beside each figure and
 * shows it in place of the figure when the notebook is opened again: at its old width, without its slider, and without a text
 * for screen readers. JupyterLab loads this file directly, so it has the form that bundlers give to an extension's container.
 */
(() => {
  const MIME_TYPE = 'application/vnd.plotly.v1+json';
  const HEIGHT = 450; // px, unless the layout gives a height
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

      /** Gives screen readers one sentence for the whole figure, and hides its parts. The buttons above it stay accessible. */
      #describe(sentence = 'A figure.') {
        const [first, ...others] = this.node.querySelectorAll('.main-svg');
        first.setAttribute('role', 'img');
        first.setAttribute('aria-label', sentence);
        for (const svg of others) svg.setAttribute('aria-hidden', 'true');
      }

      /** Fits the figure to a new width. A hidden page has width 0. */
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

  /** JupyterLab's own copy of a library. Another copy would not receive its messages. */
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
