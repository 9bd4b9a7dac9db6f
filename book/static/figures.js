// @ts-nocheck the browser gives this script its globals
/**
 * Makes the figures of a page move. Each stands there as an SVG, with plotly's data beside it. When it comes near the window,
 * plotly.js is loaded, and plotly's figure takes the SVG's place. Without scripts, or offline before plotly.js has come, the SVG stays.
 */
(() => {
  const folder = new URL('.', document.currentScript.src);
  let plotly;

  function loadPlotly() {
    plotly ??= Promise.all(['plotly.js', 'fit.js'].map(loadScript)).catch((error) => {
      plotly = undefined; // the next figure tries again
      throw error;
    });
    return plotly;
  }

  function loadScript(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = new URL(name, folder);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${name} could not be loaded`));
      document.head.append(script);
    });
  }

  async function bringToLife(figure) {
    const { data, layout, frames = [], config } = JSON.parse(figure.querySelector('script').textContent);
    const still = figure.querySelector('img');
    await loadPlotly();
    const { newPlot, addFrames } = window.Plotly;
    const live = document.createElement('div');
    still.before(live);
    live.style.maxWidth = layout.width ? `${layout.width}px` : '';
    const given = structuredClone({ data, layout }); // plotly writes into them
    await newPlot(live, data, { ...layout, autosize: true, width: undefined }, { ...config, displaylogo: false });
    if (frames.length > 0) await addFrames(live, frames);
    describe(live, still.alt);
    still.remove();
    new ResizeObserver(() => fitToPlace(live, given)).observe(figure);
  }

  /** Fits the figure to the width of its place. */
  function fitToPlace(live, { data, layout }) {
    const width = live.clientWidth;
    if (width === 0 || live.fittedTo === width) return;
    live.fittedTo = width;
    const { changes, traces } = window.fitFigure(layout, data, width, live.layout.title?.text ?? ''); // a slider changes the title
    live.style.height = `${changes.height}px`;
    window.Plotly.update(live, traces, { ...changes, width });
  }

  /** Gives screen readers one sentence for the whole figure, and hides its parts. The buttons above it stay accessible. */
  function describe(live, sentence) {
    const [first, ...others] = live.querySelectorAll('.main-svg');
    first.setAttribute('role', 'img');
    first.setAttribute('aria-label', sentence);
    for (const svg of others) svg.setAttribute('aria-hidden', 'true');
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        bringToLife(target).catch((error) => console.warn(`The figure stays as it is: ${error.message}`));
      }
    },
    { rootMargin: '200px' },
  );
  for (const figure of document.querySelectorAll('.figure-of-lesson')) near.observe(figure);
})();
