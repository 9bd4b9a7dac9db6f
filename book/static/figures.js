// @ts-nocheck the browser gives this script its globals
/**
 * Makes the figures of a page move. Each stands there as a still picture, with plotly's data beside it. When it comes near the
 * window, plotly.js is loaded, and plotly's figure takes the picture's place. Without scripts, or if plotly.js cannot be loaded, it stays.
 */
(() => {
  const folder = new URL('.', document.currentScript.src);
  const { loadPlotly, whenNear, handling, describe, fitted, ink } = window.plotlyFigures;

  async function bringToLife(figure) {
    const { data, layout, frames = [], config } = JSON.parse(figure.querySelector('script').textContent);
    const still = figure.querySelector('img');
    const { newPlot, addFrames } = await loadPlotly(folder);
    const live = document.createElement('div');
    still.before(live);
    live.style.maxWidth = layout.width ? `${layout.width}px` : '';
    const given = structuredClone({ data, layout }); // plotly writes into them
    const drawn = { ...layout, ...handling.layout, autosize: true, width: undefined };
    await newPlot(live, data, drawn, { ...config, ...handling.config });
    if (frames.length > 0) await addFrames(live, frames);
    describe(live, still.alt);
    still.remove();
    new ResizeObserver(() => fitToPlace(live, given)).observe(figure);
    const followTheme = () => window.Plotly.relayout(live, ink(live));
    new MutationObserver(followTheme).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  /** Fits the figure to the width of its place. */
  function fitToPlace(live, { data, layout }) {
    const width = live.clientWidth;
    if (width === 0 || live.fittedTo === width) return;
    live.fittedTo = width;
    const { changes, traces } = fitted(layout, data, width, live.layout.title?.text ?? ''); // a slider changes the title
    live.style.height = `${changes.height}px`;
    window.Plotly.update(live, traces, { ...changes, ...ink(live), width });
  }

  const isKept = (error) => console.warn(`The figure stays as it is: ${error.message}`);
  for (const figure of document.querySelectorAll('.figure-of-lesson'))
    whenNear(figure)
      .then(() => bringToLife(figure))
      .catch(isKept);
})();
