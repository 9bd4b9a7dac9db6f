/**
 * The share of a text's width that is left of its anchor.
 *
 * @type {Record<string, number>}
 */
const ANCHORS = { start: 0, middle: 0.5, end: 1 };

/** @typedef {[x: number, y: number]} Point */

/**
 * Estimates the places and sizes of SVG texts, and of groups of them, which plotly.js 4.1.1 needs to place texts and jsdom 26.1.0
 * does not compute.
 *
 * @param {import('jsdom').DOMWindow} window
 */
export function measureTexts({ SVGElement, Element }) {
  /** @this {Element} */
  function box() {
    return boxAround(isText(this) ? cornersOf(this) : textsIn(this).flatMap((text) => cornersSeenFrom(text, this)));
  }
  /** @this {Element} */
  function rectangle() {
    return boxAround(textsIn(this).flatMap((text) => cornersSeenFrom(text, null)));
  }
  Object.assign(SVGElement.prototype, {
    getBBox: box,
    /** @this {Element} */
    getComputedTextLength() {
      return box.call(this).width;
    },
  });
  Object.assign(Element.prototype, { getBoundingClientRect: rectangle });
}

const isText = (/** @type {Element} */ element) => element.tagName === 'text' || element.tagName === 'tspan';
const textsIn = (/** @type {Element} */ element) =>
  isText(element) ? [element] : [...element.querySelectorAll('text')];

/** @param {Point[]} points */
function boxAround(points) {
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
  const [left, top] = points.length ? [Math.min(...xs), Math.min(...ys)] : [0, 0];
  const [right, bottom] = points.length ? [Math.max(...xs), Math.max(...ys)] : [0, 0];
  return { x: left, y: top, width: right - left, height: bottom - top, left, top, right, bottom };
}

/**
 * The corners of a text's box, in its own coordinates.
 *
 * @param {Element} text
 * @returns {Point[]}
 */
function cornersOf(text) {
  const size = fontSize(text);
  const lines = [...text.querySelectorAll('tspan.line')].map((line) => line.textContent ?? '');
  const longest = Math.max(...(lines.length ? lines : [text.textContent ?? '']).map((line) => line.length));
  if (longest === 0) return [];
  const width = 0.6 * size * longest;
  const left = number(text, 'x') - width * (ANCHORS[text.getAttribute('text-anchor') ?? 'start'] ?? 0);
  const top = number(text, 'y') - 0.8 * size;
  const bottom = top + 1.2 * size * Math.max(1, lines.length);
  return [top, bottom].flatMap((y) => /** @type {Point[]} */ ([left, left + width].map((x) => [x, y])));
}

/**
 * The same in the coordinates of a group around the text; of the page if there is none.
 *
 * @param {Element} text
 * @param {Element | null} group
 */
function cornersSeenFrom(text, group) {
  let corners = cornersOf(text);
  for (
    let element = /** @type {Element | null} */ (text);
    element && element !== group;
    element = element.parentElement
  ) {
    const steps = [...(element.getAttribute('transform') ?? '').matchAll(/(translate|rotate)\(([^)]*)\)/g)].reverse();
    for (const [, kind, numbers] of steps) {
      const [a = 0, b = 0, c = 0] = numbers.split(/[ ,]+/).map(Number);
      corners = corners.map((corner) => (kind === 'translate' ? moved(corner, a, b) : turned(corner, a, [b, c])));
    }
  }
  return corners;
}

/**
 * @param {Point} point
 * @param {number} dx
 * @param {number} dy
 * @returns {Point}
 */
const moved = ([x, y], dx, dy) => [x + dx, y + dy];

/**
 * @param {Point} point
 * @param {number} degrees
 * @param {Point} centre
 * @returns {Point}
 */
function turned([x, y], degrees, [cx, cy]) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cx + cos * (x - cx) - sin * (y - cy), cy + sin * (x - cx) + cos * (y - cy)];
}

/**
 * @param {Element} element
 * @param {string} attribute
 */
const number = (element, attribute) => Number(element.getAttribute(attribute) ?? 0);

/**
 * @param {Element | null} element
 * @returns {number}
 */
function fontSize(element) {
  const found = /font-size:\s*([\d.]+)px/.exec(element?.getAttribute('style') ?? '');
  if (found) return Number(found[1]);
  return element?.parentElement ? fontSize(element.parentElement) : 12;
}
