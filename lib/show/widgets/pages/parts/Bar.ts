import { element } from './element';
import { written } from './written';

/** A number as a text and as a bar from 0, in a cell of a table. The bar is only for the eye: the text says it all. */
export class Bar {
  readonly #length = element('i');
  readonly #number = element('span', { class: 'number' });
  readonly cell: HTMLTableCellElement;

  /**
   * @param kind The class of its style; it tells kinds of bars apart.
   * @param name What the number is; shown where the table has no room for its head.
   */
  constructor(
    kind: string,
    name: string,
    readonly decimals: number,
  ) {
    const track = element('span', { class: `bar ${kind}`, 'aria-hidden': 'true' }, this.#length);
    this.cell = element('td', { 'data-name': name }, track, this.#number);
  }

  /** @param range The values at the left and the right end of the bar's place. */
  show(value: number, [left, right]: readonly [number, number]): void {
    const place = (at: number) => (100 * (Math.min(Math.max(at, left), right) - left)) / (right - left);
    const broken = !Number.isFinite(value);
    const [from, to] = broken ? [0, 100] : [place(Math.min(0, value)), place(Math.max(0, value))];
    this.cell.classList.toggle('broken', broken);
    this.#length.style.left = `${from}%`;
    this.#length.style.width = `${to - from}%`;
    this.#number.textContent = written(value, this.decimals);
  }
}
