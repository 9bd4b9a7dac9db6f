// @ts-nocheck the page gives this script its globals
/**
 * What figures need in JupyterLab and in the book: plotly.js when they come near the window, a sentence for screen readers, and a
 * layout that fits their place. The script that draws them there comes after this one and finds it as `window.plotlyFigures`.
 */
(() => {
  const HEIGHT = 450; // px, unless the layout gives a height
  const NARROW = 480; // px: here two panels stand one below the other
  const TITLE_LINE = 22; // px
  const CAPTION_LINE = 16; // px
  const LEGEND_LINE = 19; // px
  const AT_THE_TOP = { 'title.yref': 'container', 'title.y': 1, 'title.yanchor': 'top', 'title.pad.t': 16 };

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

  /** The height that a legend below the plot needs beyond its first line. plotly puts names in columns where one line is too short. */
  function legendHeight({ showlegend, sliders }, data, width) {
    if (!showlegend || sliders) return 0; // a slider's legend is above the plot, and has its place there
    const items = data.filter((trace) => trace.showlegend !== false).map(({ name }) => 45 + widthOf(name ?? ''));
    const inOneLine = items.reduce((sum, item) => sum + item, 0) <= width;
    const columns = inOneLine ? items.length : Math.max(1, Math.floor(width / Math.max(...items)));
    return LEGEND_LINE * (Math.ceil(items.length / columns) - 1);
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
    const { title, grid, sliders, annotations = [], images } = layout;
    const margin = { l: 80, r: 80, t: 100, b: 80, ...layout.margin }; // plotly's own where the layout names none
    const lines = wrapped(titleNow, width - 20, 17);
    const { l, t, b } = margin;
    const plot = height - t - b;
    const stacked = grid && width < NARROW;
    const isGrid = annotations.length > 0 && (images || data[0].coloraxis);
    const withoutBar = isGrid && layout.coloraxis && width < NARROW; // the pictures need its place
    const r = withoutBar ? l : margin.r;
    const shrunk = full ? (plot * (width - l - r)) / (full - l - margin.r) : stacked ? 1.6 * plot : plot;
    const pictures = isGrid ? captioned(layout, data, shrunk) : { grown: 0 };
    const top = t + TITLE_LINE * (lines.length - 1);
    const panel = (width - l - r) / (grid && !stacked ? 2 : 1);
    const axes = Object.keys(layout).filter((key) => /^xaxis/.test(key) && layout[key].title?.text);
    const axisTitles = axes.map((axis) => [
      `${axis}.title.text`,
      wrapped(layout[axis].title.text, panel, 14).join('<br>'),
    ]);
    const changes = {
      height: shrunk + pictures.grown + top + b + legendHeight(layout, data, width - l - r),
      ...pictures.changes,
      ...(isMatrix(layout) && counted(layout, width - l - r - 60, width < NARROW)), // 60: the bar of colours
      ...(isGrid && layout.coloraxis && { 'margin.r': r, 'coloraxis.showscale': !withoutBar }),
      'margin.t': top,
      ...(title && { 'title.text': lines.join('<br>'), ...AT_THE_TOP }),
      ...Object.fromEntries(axisTitles),
      ...(grid && { 'grid.rows': stacked ? 2 : 1, 'grid.columns': stacked ? 1 : 2 }),
      ...(sliders && { 'sliders[0].y': (sliders[0].y * plot) / shrunk }), // in units of the plot's height
    };
    return { changes, traces: { ...pictures.traces, ...(isMatrix(layout) && { showscale: width >= NARROW }) } };
  }

  let loading;
  /** plotly.js, loaded with the first figure from the folder of the script that asks. If it cannot be loaded, the next figure tries again. */
  function loadPlotly(folder) {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL('plotly.js', folder);
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => {
        loading = undefined;
        reject(new Error('plotly.js could not be loaded'));
      };
      document.head.append(script);
    });
    return loading;
  }

  const onNear = new WeakMap();
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        onNear.get(target)();
      }
    },
    { rootMargin: '200px', scrollMargin: '200px' }, // of the window, and of a notebook's own scrolling place in it
  );

  /** Waits until a figure's place comes near the window: to draw all figures at once keeps a page busy for seconds. */
  function whenNear(place) {
    return new Promise((resolve) => {
      onNear.set(place, resolve);
      near.observe(place);
    });
  }

  /** Waits no longer. */
  const stopWaiting = (place) => near.unobserve(place);

  /** Where fingers read: a swipe scrolls the page and zooms nothing, and plotly's buttons, always there, do not cover the title. */
  const touched = window.matchMedia('(hover: none)').matches;
  const handling = {
    layout: touched ? { dragmode: false } : {},
    config: { displaylogo: false, ...(touched && { displayModeBar: false }) },
  };

  /** Texts have the colour of the page's own, which only what is in the page can tell. */
  const ink = (figure) => ({ 'font.color': getComputedStyle(figure).color });

  /** Gives screen readers one sentence for the whole figure, and hides its parts. The buttons above it stay accessible. */
  function describe(figure, sentence) {
    const [first, ...others] = figure.querySelectorAll('.main-svg');
    first.setAttribute('role', 'img');
    first.setAttribute('aria-label', sentence);
    for (const svg of others) svg.setAttribute('aria-hidden', 'true');
  }

  window.plotlyFigures = { loadPlotly, whenNear, stopWaiting, handling, describe, fitted, ink };
})();
