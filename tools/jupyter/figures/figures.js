// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * Draws plotly's figures in JupyterLab. The renderer of PyPI's plotly, which page.json turns off where it is installed, saves a PNG
 * beside each figure and shows it in place of the figure when the notebook is opened again: at its old width, without its slider, and
 * without a text for screen readers. JupyterLab loads this file directly, so it has the form that bundlers give to an extension's
 * container.
 */
(() => {
  const MIME_TYPE = 'application/vnd.plotly.v1+json';
  const HEIGHT = 450; // px, unless the layout gives a height
  const NARROW = 480; // px: here two panels stand one below the other
  const TITLE_LINE = 22; // px
  const CAPTION_LINE = 16; // px
  const AT_THE_TOP = { 'title.yref': 'container', 'title.y': 1, 'title.yanchor': 'top', 'title.pad.t': 16 };
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

  /** A title in as many lines as it needs. */
  function wrapped(title, width, size) {
    const context = document.createElement('canvas').getContext('2d');
    context.font = `${size}px "Open Sans", verdana, arial, sans-serif`; // plotly's
    const lines = [];
    for (const word of title.split(/ |<br>/)) {
      const longer = `${lines.at(-1)} ${word}`;
      if (lines.length > 0 && context.measureText(longer).width <= width) lines.splice(-1, 1, longer);
      else lines.push(word);
    }
    return lines;
  }

  /** The width of a text's longest line. */
  function widthOf(text, size = 12) {
    const context = document.createElement('canvas').getContext('2d');
    context.font = `${size}px "Open Sans", verdana, arial, sans-serif`;
    return Math.max(...text.split('<br>').map((line) => context.measureText(line).width));
  }

  /**
   * A grid of pictures on a plot that is `height` px high, less than it was made for. Captions stand upright where they are too wide
   * for their pictures, and each row gets as much room for them as they need: the px that the figure grows.
   */
  function captioned({ annotations, images, yaxis }, data, height) {
    const [bottom, top] = yaxis.range;
    const unit = height / (bottom - top); // px
    const tops = images ? images.map(({ y }) => y) : data.map(({ y0 }) => y0 - 0.5); // pictures are images, or heat maps
    const rows = [...new Set(tops)].sort((a, b) => a - b);
    const xs = [...new Set(annotations.map(({ x }) => x))].sort((a, b) => a - b);
    const apart = xs.length > 1 ? unit * (xs[1] - xs[0]) : Infinity;
    let grown = 0;
    const changes = {};
    const moved = rows.map((y, row) => {
      const given = annotations.map((caption, i) => ({ ...caption, i })).filter((caption) => caption.y === y);
      const lines = Math.max(0, ...given.map(({ text }) => text.split('<br>').length));
      const isUpright = Math.max(0, ...given.map(({ text }) => widthOf(text))) + 4 > apart;
      const join = (text) => (isUpright && CAPTION_LINE * lines > apart ? text.replaceAll('<br>', ' ') : text);
      const captions = given.map(({ text, i }) => ({ text: join(text), i }));
      const widest = Math.max(0, ...captions.map(({ text }) => widthOf(text)));
      const room = unit * (y - (row > 0 ? rows[row - 1] + (images?.[0].sizey ?? data[0].dy * 28) : top));
      grown += Math.max(0, (isUpright ? widest + 6 : CAPTION_LINE * lines) - room);
      for (const { i, text } of captions) {
        changes[`annotations[${i}].text`] = text;
        changes[`annotations[${i}].y`] = y + grown / unit;
        changes[`annotations[${i}].textangle`] = isUpright ? -90 : 0;
      }
      return grown / unit;
    });
    const shifts = tops.map((y) => moved[rows.indexOf(y)]);
    images?.forEach(({ y }, i) => {
      changes[`images[${i}].y`] = y + shifts[i];
    });
    changes['yaxis.range'] = [bottom + grown / unit, top];
    return { grown, changes, traces: images ? {} : { y0: data.map(({ y0 }, k) => y0 + shifts[k]) } };
  }

  const isMatrix = ({ annotations = [], xaxis }) =>
    annotations.length > 1 && xaxis?.tickvals?.length ** 2 === annotations.length;

  /** A matrix: in a narrow place without its bar of colours, and with upright counts where they are wider than its cells. */
  function counted({ annotations, xaxis }, width, isNarrow) {
    const upright = Math.max(...annotations.map(({ text }) => widthOf(text, 13))) + 3 > width / xaxis.tickvals.length;
    return {
      ...(isNarrow && { 'margin.r': 10 }),
      'xaxis.tickangle': upright ? -90 : xaxis.tickangle,
      ...Object.fromEntries(annotations.map((_, i) => [`annotations[${i}].textangle`, upright ? -90 : 0])),
    };
  }

  /** What a figure's layout becomes in a place of some width: titles are whole, and pictures keep their proportions. */
  function fitted({ width: full, height = HEIGHT, ...layout }, data, width, titleNow) {
    const { title, margin, grid, sliders } = layout;
    const lines = wrapped(titleNow, width - 20, 17);
    const { l, r, t, b } = { l: 80, r: 80, t: 100, b: 80, ...margin }; // plotly's own where the layout names none
    const plot = height - t - b;
    const stacked = grid && width < NARROW;
    const shrunk = full ? (plot * (width - l - r)) / (full - l - r) : stacked ? 1.6 * plot : plot;
    const { annotations = [], images } = layout;
    const isGrid = annotations.length > 0 && (images || data[0].coloraxis);
    const pictures = isGrid ? captioned(layout, data, shrunk) : { grown: 0 };
    const top = t + TITLE_LINE * (lines.length - 1);
    const panel = (width - l - r) / (grid && !stacked ? 2 : 1);
    const axes = Object.keys(layout).filter((key) => /^xaxis/.test(key) && layout[key].title?.text);
    const axisTitles = axes.map((axis) => [
      `${axis}.title.text`,
      wrapped(layout[axis].title.text, panel, 14).join('<br>'),
    ]);
    const changes = {
      height: shrunk + pictures.grown + top + b,
      ...pictures.changes,
      ...(isMatrix(layout) && counted(layout, width - l - r - 60, width < NARROW)), // 60: the bar of colours
      'margin.t': top,
      ...(title && { 'title.text': lines.join('<br>'), ...AT_THE_TOP }),
      ...Object.fromEntries(axisTitles),
      ...(grid && { 'grid.rows': stacked ? 2 : 1, 'grid.columns': stacked ? 1 : 2 }),
      ...(sliders && { 'sliders[0].y': (sliders[0].y * plot) / shrunk }), // in units of the plot's height
    };
    return { changes, traces: { ...pictures.traces, ...(isMatrix(layout) && { showscale: width >= NARROW }) } };
  }

  const createRendererClass = ({ Widget }) =>
    class extends Widget {
      #width = 0;
      #layout = {};
      #data = [];
      #resizes = new ResizeObserver(() => this.#fit());
      #themes = new MutationObserver(() => this.node.isConnected && window.Plotly.relayout(this.node, this.#ink()));

      constructor() {
        super();
        this.addClass('jp-RenderedPlotly');
      }

      async renderModel(model) {
        const { data, layout = {}, frames = [] } = structuredClone(model.data[MIME_TYPE]); // plotly writes into them
        const { width, height = HEIGHT, ...rest } = layout;
        const Plotly = await loadPlotly();
        if (this.isDisposed) return;
        this.#layout = structuredClone(layout);
        this.#data = data.map(({ y0, dy, coloraxis }) => ({ y0, dy, coloraxis }));
        Object.assign(this.node.style, { width: '100%', maxWidth: width ? `${width}px` : '' });
        await Plotly.newPlot(this.node, data, { ...rest, height, autosize: true });
        if (frames.length > 0) await Plotly.addFrames(this.node, frames);
        this.#describe(model.data['text/plain']);
        this.#resizes.observe(this.node);
        this.#themes.observe(document.body, { attributeFilter: ['data-jp-theme-light'] });
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
        const title = this.node.layout.title?.text ?? ''; // a slider changes it
        const { changes, traces } = fitted(this.#layout, this.#data, width, title);
        this.node.style.height = `${changes.height}px`;
        window.Plotly.update(this.node, traces, { ...changes, ...this.#ink(), width });
      }

      /** Texts have the colour of the page's own, which only what is in the page can tell. */
      #ink() {
        return { 'font.color': getComputedStyle(this.node).color };
      }

      dispose() {
        if (this.isDisposed) return;
        this.#resizes.disconnect();
        this.#themes.disconnect();
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
