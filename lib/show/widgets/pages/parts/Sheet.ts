import { SIDE } from '../../../../dataset/shape';
import { drawGreys } from './drawGreys';
import { element } from './element';

const MOVES: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const HINT = 'Draw by mouse or finger. By keys: arrows move the pencil, with Shift they draw, Space touches one place.';

/** A pixel of the sheet. */
export interface Place {
  row: number;
  column: number;
}

/** A sheet of 28 × 28 pixels that the reader draws on. It says where, and keeps no picture. */
export class Sheet {
  readonly #canvas = element('canvas', {
    ...{ width: SIDE, height: SIDE, tabindex: 0, role: 'application', 'aria-label': 'Sheet of 28 × 28 pixels' },
    'aria-roledescription': 'drawing',
  });
  readonly #pencil = element('i', { 'aria-hidden': 'true' });
  readonly #told = element('p', { 'aria-live': 'polite' });
  readonly place: HTMLElement;
  #at: Place = { row: SIDE / 2, column: SIDE / 2 };
  #picture: readonly number[] = [];

  constructor() {
    const hint = element('p', {}, HINT);
    this.place = element('div', {}, element('div', { class: 'sheet' }, this.#canvas, this.#pencil), hint, this.#told);
    this.#move(this.#at);
  }

  /** @param picture Pixels from 0 to 1, `[784]`. */
  show(picture: readonly number[]): void {
    this.#picture = picture;
    drawGreys(this.#canvas, (pixel) => picture[pixel], [0, 1]);
    this.#tell();
  }

  /** Calls with all places that one movement passes. */
  onTouch(touch: (places: Place[]) => void): void {
    const canvas = this.#canvas;
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.#move(this.#under(event));
      touch([this.#at]);
    });
    canvas.addEventListener('pointermove', (event) => {
      if (event.buttons === 0) return;
      const from = this.#at;
      this.#move(this.#under(event));
      touch(between(from, this.#at));
    });
    canvas.addEventListener('keydown', (event) => {
      const [down, right] = MOVES[event.key] ?? [0, 0];
      if (!(event.key in MOVES) && event.key !== ' ') return;
      event.preventDefault(); // the page does not scroll
      this.#move({ row: this.#at.row + down, column: this.#at.column + right });
      if (event.key === ' ' || event.shiftKey) touch([this.#at]);
      else this.#tell();
    });
  }

  #under({ clientX, clientY }: PointerEvent): Place {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return {
      row: Math.floor((SIDE * (clientY - top)) / height),
      column: Math.floor((SIDE * (clientX - left)) / width),
    };
  }

  #move({ row, column }: Place): void {
    const within = (value: number) => Math.min(Math.max(value, 0), SIDE - 1);
    this.#at = { row: within(row), column: within(column) };
    this.#pencil.style.left = `${(100 * this.#at.column) / SIDE}%`;
    this.#pencil.style.top = `${(100 * this.#at.row) / SIDE}%`;
  }

  #tell(): void {
    const { row, column } = this.#at;
    this.#told.textContent = `Pencil: row ${row + 1}, column ${column + 1}, brightness ${(this.#picture[SIDE * row + column] ?? 0).toFixed(2)}.`;
  }
}

/** The places after the first up to the last, with no gap. */
function between(from: Place, to: Place): Place[] {
  const steps = Math.max(Math.abs(to.row - from.row), Math.abs(to.column - from.column));
  return Array.from({ length: steps }, (_, i) => ({
    row: Math.round(from.row + ((to.row - from.row) * (i + 1)) / steps),
    column: Math.round(from.column + ((to.column - from.column) * (i + 1)) / steps),
  }));
}
