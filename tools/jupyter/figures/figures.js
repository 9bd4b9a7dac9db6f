// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * Draws plotly's figures in JupyterLab. The renderer of PyPI's plotly, which page.json turns off where it is installed, saves a PNG
 * beside each figure and shows it in place of the figure when the notebook is opened again: at its old width, without its slider, and
 * without a text for screen readers.
 */
(() => {
  const MIME_TYPE = 'application/vnd.plotly.v1+json';
  const HEIGHT = 450; // px, unless the layout gives a height
  const PAPER = 700; // px, the width of a figure on A4
  const folder = new URL('.', document.currentScript.src);
  const { loadPlotly, whenNear, stopWaiting, handling, describe, fitted, ink } = window.plotlyFigures;

  const sentence = (data) => data['text/plain'] ?? 'A figure.';

  let isPrinting = false;
  window.addEventListener('beforeprint', () => {
    isPrinting = true;
  });
  window.addEventListener('afterprint', () => {
    isPrinting = false;
  });

  const createRendererClass = ({ Widget }) =>
    class extends Widget {
      #still;
      #near;
      #width = 0;
      #layout = {};
      #data = [];
      #resizes = new ResizeObserver(() => this.#fit());
      #disposal = new AbortController();
      #themes = new MutationObserver(() => this.node.isConnected && window.Plotly.relayout(this.node, ink(this.node)));

      constructor() {
        super();
        this.addClass('jp-RenderedPlotly');
      }

      async renderModel(model) {
        const { data, layout = {}, frames = [] } = structuredClone(model.data[MIME_TYPE]); // plotly writes into them
        const { width, height = HEIGHT, ...rest } = layout;
        Object.assign(this.node.style, { width: '100%', maxWidth: width ? `${width}px` : '' });
        this.#near ??= this.#showStill(model.data, height);
        await this.#near;
        const Plotly = await loadPlotly(folder);
        if (this.isDisposed) return;
        this.#layout = structuredClone(layout);
        this.#data = data.map(({ y0, dy, coloraxis, name, showlegend }) => ({ y0, dy, coloraxis, name, showlegend }));
        this.#still.remove();
        const drawn = { ...rest, ...handling.layout, height, autosize: true };
        await Plotly.newPlot(this.node, data, drawn, handling.config);
        this.#fit();
        if (frames.length > 0) await Plotly.addFrames(this.node, frames);
        describe(this.node, sentence(model.data));
        this.#resizes.observe(this.node);
        this.#atPrint('beforeprint', () => this.#fit());
        this.#atPrint('afterprint', () => this.#fit());
        this.#themes.observe(document.body, { attributeFilter: ['data-jp-theme-light'] });
      }

      /** Shows the saved picture, or leaves room where there is none, until the figure comes near the window. */
      #showStill(data, height) {
        const svg = [data['image/svg+xml'] ?? []].flat().join('');
        this.#still = document.createElement('div');
        this.#still.style.minHeight = `${height}px`; // as high as the figure will be, so that nothing moves then
        if (svg) {
          const picture = Object.assign(new Image(), { alt: sentence(data) });
          picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
          picture.style.maxWidth = '100%';
          this.#still.append(picture);
        }
        this.node.append(this.#still);
        return svg ? whenNear(this.node) : this.#whenNeeded();
      }

      /** Without a picture the figure is drawn for the printer, too, who waits for nothing: plotly must be there before. */
      #whenNeeded() {
        loadPlotly(folder).catch(() => {}); // whoever draws the figure tries again
        return Promise.race([whenNear(this.node), new Promise((print) => this.#atPrint('beforeprint', print))]);
      }

      #atPrint(moment, act) {
        window.addEventListener(moment, act, { signal: this.#disposal.signal });
      }

      /** Fits the figure to a new width, which is the paper's while the page is printed. A hidden page has width 0. */
      #fit() {
        const width = Math.min(this.node.clientWidth, isPrinting ? PAPER : Infinity);
        if (width === 0 || width === this.#width) return;
        this.#width = width;
        const title = this.node.layout.title?.text ?? ''; // a slider changes it
        const { changes, traces } = fitted(this.#layout, this.#data, width, title);
        this.node.style.height = `${changes.height}px`;
        window.Plotly.update(this.node, traces, { ...changes, ...ink(this.node), width });
      }

      dispose() {
        if (this.isDisposed) return;
        stopWaiting(this.node);
        this.#resizes.disconnect();
        this.#disposal.abort();
        this.#themes.disconnect();
        window.Plotly?.purge(this.node);
        super.dispose();
      }
    };

  window.softmaxExtension.registerRenderer('softmax-figures', 'softmax-figures:plotly', MIME_TYPE, createRendererClass);
})();
