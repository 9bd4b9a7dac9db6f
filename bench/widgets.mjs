/* Measures how long a widget of the book takes to follow a move of the reader. */

/** @typedef {{ lesson: string, controls: string, moved: number }} Widget Its controls as a selector, and how many of them are moved. */

/** @type {Record<string, Widget>} */
const WIDGETS = {
  logits: { lesson: '02-log-softmax', controls: '[type=range]', moved: 10 },
  line: { lesson: '03-loss', controls: '[type=range]', moved: 1 },
  matrix: { lesson: '06-unseen-data', controls: '.matrix button', moved: 100 },
};
const MOVES = 1000;
const PATIENCE = 60_000; // ms

/**
 * Milliseconds of each of a thousand moves, the page's layout with them, by the widget's name.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} address of the book
 * @returns {Promise<Record<string, number[]>>}
 */
export async function widgetMoves(page, address) {
  /** @type {Record<string, number[]>} */
  const moves = {};
  for (const [name, { lesson, controls, moved }] of Object.entries(WIDGETS)) {
    await page.goto(`${address}/notebooks/${lesson}.html`);
    for (const place of await page.locator('.widget-of-lesson').all()) await place.scrollIntoViewIfNeeded();
    const widget = page.locator('.softmax-widget').filter({ has: page.locator(controls) });
    await widget.first().waitFor({ timeout: PATIENCE });
    moves[name] = await widget.first().evaluate(move, { controls, moved, moves: MOVES });
  }
  return moves;
}

/** In the page. @param {Element} widget @param {{ controls: string, moved: number, moves: number }} options */
function move(widget, { controls, moved, moves }) {
  const all = [.../** @type {NodeListOf<HTMLInputElement>} */ (widget.querySelectorAll(controls))].slice(0, moved);
  return Array.from({ length: moves }, (_, i) => {
    const control = all[i % all.length];
    const start = performance.now();
    if (control.type === 'range') {
      const [least, most] = [Number(control.min), Number(control.max)];
      control.value = String(least + (((i * 37) % 401) / 400) * (most - least));
      control.dispatchEvent(new Event('input', { bubbles: true }));
    } else control.click();
    widget.getBoundingClientRect(); // the layout, too
    return performance.now() - start;
  });
}

/**
 * The values that are compared with a bar.
 *
 * @param {Record<string, number[]>} moves
 * @param {(values: number[]) => number} median
 * @returns {Record<string, number>}
 */
export const widgetTimes = (moves, median) =>
  Object.fromEntries(Object.entries(moves).map(([name, times]) => [`widget/${name} ms`, median(times)]));
