import { SIDE } from '../../../../dataset/shape';
import { drawGreys } from './drawGreys';
import { element } from './element';

/** The weights of each class as a picture: bright where they are positive, dark where they are negative. */
export class Templates {
  readonly #canvases: HTMLCanvasElement[];
  readonly #most = element('p', {});
  readonly place: HTMLElement;

  constructor(readonly classes: readonly string[]) {
    this.#canvases = classes.map((name) =>
      element('canvas', { width: SIDE, height: SIDE, role: 'img', 'aria-label': `Weights of ${name}` }),
    );
    const figures = this.#canvases.map((canvas, k) => element('div', {}, canvas, classes[k]));
    this.place = element('div', {}, element('div', { class: 'templates' }, ...figures), this.#most);
  }

  /** @param weight `[784 * classes]`, row after row. All classes have one scale. */
  show(weight: ArrayLike<number>): void {
    let most = 0;
    for (let i = 0; i < weight.length; i++) most = Math.max(most, Math.abs(weight[i]));
    this.#canvases.forEach((canvas, k) => {
      drawGreys(canvas, (pixel) => weight[pixel * this.classes.length + k], [-most || -1, most || 1]);
    });
    this.#most.textContent = `Bright speaks for the class, dark against it; the largest weight is ${most.toFixed(3)}.`;
  }
}
