import { COLORS } from '../../../colors';
import { element } from './element';

/** The style of curves, one of the loss and one of the accuracy. */
export const CURVES = `
.softmax-widget .curves { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 24px; }
.softmax-widget .plot { position: relative; height: 150px; border: 1px solid rgba(128, 128, 128, 0.5); cursor: crosshair; touch-action: pan-y; user-select: none; }
.softmax-widget svg { position: absolute; width: 100%; height: 100%; }
.softmax-widget path[hidden] { display: none; }
.softmax-widget path { fill: none; stroke: ${COLORS[0]}; stroke-width: 2.5px; vector-effect: non-scaling-stroke; }
.softmax-widget .accuracy path { stroke: ${COLORS[2]}; }
.softmax-widget .mark { position: absolute; top: 0; bottom: 0; border-left: 1px dashed currentColor; }
.softmax-widget .mark::after { content: ''; position: absolute; left: -6px; top: calc(var(--height) - 5px); width: 11px; height: 11px; border-radius: 50%; background: currentColor; }
.softmax-widget .curve { display: grid; grid-template-columns: 52px minmax(0, 1fr); gap: 2px 4px; }
.softmax-widget .title, .softmax-widget .ends { grid-column: 2; }
.softmax-widget .scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right; font-size: 12px; }
.softmax-widget .ends { display: flex; justify-content: space-between; font-size: 12px; }
@container (max-width: 679px) {
  .softmax-widget .curves { grid-template-columns: 1fr; }
  .softmax-widget .plot { height: 110px; }
}
`;

/**
 * A curve over a part of a line, with a mark where the reader looks. It is only for the eye: the widget says its numbers as text.
 */
export class Curve {
  readonly #path: SVGPathElement;
  readonly #mark = element('i', { class: 'mark' });
  readonly #top = element('span', { class: 'number' });
  readonly #bottom = element('span', { class: 'number' });
  readonly #ends = element('div', { class: 'ends number' });
  readonly #plot = element('div', { class: 'plot' });
  readonly place: HTMLElement;
  #range = { from: 0, to: 1, low: 0, high: 1 };

  /** @param kind The class of its style. */
  constructor(
    kind: string,
    name: string,
    readonly decimals: number,
  ) {
    this.#plot.innerHTML = '<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path/></svg>';
    this.#path = this.#plot.querySelector('path') as SVGPathElement;
    this.#plot.append(this.#mark);
    const scale = element('div', { class: 'scale' }, this.#top, this.#bottom);
    const title = element('div', { class: 'title' }, name);
    this.place = element(
      'div',
      { class: `curve ${kind}`, 'aria-hidden': 'true' },
      title,
      scale,
      this.#plot,
      this.#ends,
    );
  }

  /** @param x Rising; without a point nothing is drawn. @param least How high the plot is at least, in the curve's unit. */
  draw(x: readonly number[], y: readonly number[], { steps = false, least = 0 } = {}): void {
    this.#mark.hidden = x.length === 0;
    this.#path.toggleAttribute('hidden', x.length === 0);
    if (x.length === 0) return;
    const [low, high] = [Math.min(...y), Math.max(...y)];
    const margin = Math.max(0.06 * (high - low), (least - (high - low)) / 2);
    this.#range = { from: x[0], to: x[x.length - 1], low: low - margin, high: high + margin };
    const points = x.map((at, i) => this.#place(at, y[i]));
    this.#path.setAttribute('d', steps ? staircase(points) : `M${points.map((point) => point.join(' ')).join('L')}`);
    this.#top.textContent = high.toFixed(this.decimals);
    this.#bottom.textContent = low === high ? '' : low.toFixed(this.decimals);
    this.#ends.replaceChildren(...[x[0], x[x.length - 1]].map((end) => element('span', {}, short(end))));
  }

  mark(x: number, y: number): void {
    const [left, top] = this.#place(x, y);
    this.#mark.style.left = `${left}%`;
    this.#mark.style.setProperty('--height', `${top}%`);
  }

  /** Calls with the position that the reader touches or drags to. */
  onDrag(move: (x: number) => void): void {
    this.#plot.addEventListener('pointerdown', (event) => this.#plot.setPointerCapture(event.pointerId));
    for (const type of ['pointerdown', 'pointermove'] as const) {
      this.#plot.addEventListener(type, (event) => {
        if (event.buttons === 0) return;
        const { left, width } = this.#plot.getBoundingClientRect();
        const { from, to } = this.#range;
        move(from + (to - from) * Math.min(Math.max((event.clientX - left) / width, 0), 1));
      });
    }
  }

  /** In per cent of the plot, from its left upper corner. */
  #place(x: number, y: number): [number, number] {
    const { from, to, low, high } = this.#range;
    return [(100 * (x - from)) / (to - from || 1), (100 * (high - y)) / (high - low || 1)];
  }
}

/** Flat around each point, with a jump half-way to the next. */
function staircase(points: readonly (readonly [number, number])[]): string {
  const middles = points.slice(1).map(([x], i) => (x + points[i][0]) / 2);
  return `M0 ${points[0][1]}${points.map(([, y], i) => `V${y}H${middles[i] ?? 100}`).join('')}`;
}

const short = (value: number) => String(Number(value.toFixed(4))).replace('-', '−');
