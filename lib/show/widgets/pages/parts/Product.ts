import { SIDE } from '../../../../dataset/shape';
import type { PlainModel } from '../../pictureLogits';
import { drawGreys } from './drawGreys';
import { element } from './element';
import { written } from './written';

/** A picture times the template of a class that the reader chooses, pixel by pixel, and the sum that is the logit. */
export class Product {
  readonly #choice: HTMLSelectElement;
  readonly #canvas = element('canvas', { width: SIDE, height: SIDE, role: 'img' });
  readonly #sum = element('p', {});
  readonly place: HTMLElement;
  #values: number[] = [];
  #bias = 0;

  constructor(
    readonly classes: readonly string[],
    label: string,
  ) {
    this.#choice = element('select', {}, ...classes.map((name, k) => element('option', { value: k }, name)));
    this.place = element('div', {}, element('label', {}, label, this.#choice), this.#canvas, this.#sum);
  }

  choose(k: number): void {
    this.#choice.value = String(k);
  }

  /** Returns the largest size of a pixel's product. */
  multiply(picture: readonly number[], { weight, bias }: PlainModel): number {
    const k = Number(this.#choice.value);
    this.#values = picture.map((pixel, p) => pixel * weight[p * this.classes.length + k]);
    this.#bias = bias[k];
    return this.#values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  }

  /** @param largest What is wholly bright or wholly dark. */
  show(largest: number): void {
    const name = this.classes[Number(this.#choice.value)];
    drawGreys(this.#canvas, (pixel) => this.#values[pixel], [-largest, largest]);
    this.#canvas.setAttribute('aria-label', `Picture times template of ${name}: bright for it, dark against it`);
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
    const terms = [
      sum(this.#values.filter((value) => value > 0)),
      sum(this.#values.filter((value) => value < 0)),
      this.#bias,
    ];
    const [bright, dark, bias] = terms.map((term) => written(term, 2).replace(/^(?!−)/, '+'));
    this.#sum.textContent = `${name}: bright ${bright}, dark ${dark}, bias ${bias}; logit ${written(sum(terms), 2)}.`;
  }
}
