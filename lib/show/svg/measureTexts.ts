import type { DOMWindow } from 'jsdom';

/** The share of a text's width that is left of its anchor. */
const ANCHORS: Record<string, number> = { start: 0, middle: 0.5, end: 1 };

/** Estimates the size of SVG texts, which plotly.js 4.1.1 needs to place them and jsdom 26.1.0 does not compute. */
export function measureTexts({ SVGElement, Element }: DOMWindow): void {
  const boxOf = (text: Element) => {
    const size = fontSize(text);
    const lines = [...text.querySelectorAll('tspan.line')].map((line) => line.textContent ?? '');
    const longest = Math.max(...(lines.length ? lines : [text.textContent ?? '']).map((line) => line.length));
    const width = 0.55 * size * longest;
    const x = -width * (ANCHORS[text.getAttribute('text-anchor') ?? 'start'] ?? 0);
    return { x, y: -0.8 * size, width, height: 1.2 * size * Math.max(1, lines.length) };
  };
  const isText = (element: Element) => element.tagName === 'text' || element.tagName === 'tspan';
  const empty = { x: 0, y: 0, width: 0, height: 0 };
  const measured = function (this: Element) {
    const box = isText(this) ? boxOf(this) : empty;
    return { ...box, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  };
  Object.assign(SVGElement.prototype, {
    getBBox: measured,
    getComputedTextLength() {
      return boxOf(this as unknown as Element).width;
    },
  });
  Object.assign(Element.prototype, { getBoundingClientRect: measured });
}

function fontSize(element: Element | null): number {
  const found = /font-size:\s*([\d.]+)px/.exec(element?.getAttribute('style') ?? '');
  if (found) return Number(found[1]);
  return element?.parentElement ? fontSize(element.parentElement) : 12;
}
