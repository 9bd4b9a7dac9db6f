import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Brush, drawGarment, FASHION_CLASSES, logitResults, pictureLogits, touch, uniform, unpack } from '#lib';
import { written } from '../../../lib/show/widgets/pages/parts/written';
import { screenshot } from '../lab';
import { dragByFinger, type Share } from './finger';
import { FRAME, median } from './frames';

const next = uniform(7);
const images = Uint8Array.from({ length: 7840 }, () => 200 * next());
const dataset = { images, labels: Uint8Array.from({ length: 10 }, (_, i) => i), length: 10, classes: FASHION_CLASSES };
const model = {
  weight: Float32Array.from({ length: 7840 }, () => (next() - 0.5) / 5),
  bias: Float32Array.from({ length: 10 }, () => next() - 0.5),
};

export const garmentWidget = () => drawGarment(model, dataset);

/** Draws in the page of a notebook, and compares what it shows with lib. */
export function describeDrawGarment(open: () => Page, { state }: ReturnType<typeof garmentWidget>): void {
  describe('a garment to draw', () => {
    const widget = () => open().locator('.draw-garment');
    const sheet = () => widget().getByRole('application', { name: 'Sheet of 28 × 28 pixels' });
    const choose = (label: string, option: string) => widget().getByLabel(label).selectOption(option);
    const again = () => widget().getByRole('button', { name: 'Start again' }).click();
    const plain = { weight: unpack(state.weight), bias: state.bias };
    const pictureOf = (k: number) => Array.from(images.subarray(784 * k, 784 * (k + 1)), (grey) => grey / 255);
    const black = new Array<number>(784).fill(0);

    /** A picture after the brush was at some places, `[row, column]`. */
    const touched = (picture: number[], brush: Brush, places: number[][]) =>
      places.reduce((before, [row, column]) => touch(before, { row, column }, brush), picture);

    /** Compares all that is seen of a picture with lib. */
    async function shows(picture: readonly number[], compared = state.compared): Promise<void> {
      const logits = pictureLogits(picture, plain);
      const { softmax, logSoftmax } = logitResults(logits, { trueClass: 0, precision: 'float64', shifted: true });
      expect(await widget().locator('td[data-name] .number').allTextContents()).toEqual(
        logits.flatMap((logit, k) => [written(logit, 2), written(softmax[k], 3), written(logSoftmax[k], 2)]),
      );
      const most = softmax.indexOf(Math.max(...softmax));
      const sentence = `The model says ${FASHION_CLASSES[most]}, ${written(softmax[most], 3)}; then `;
      expect(await widget().getByText(sentence).count()).toBe(1);
      const greys = await widget()
        .locator('canvas')
        .evaluateAll((all: HTMLCanvasElement[]) =>
          all.map((one) =>
            [...(one.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [])].filter((_, i) => !(i % 4)),
          ),
        );
      const products = compared.map((k) => picture.map((pixel, p) => pixel * plain.weight[10 * p + k]));
      const largest = Math.max(...products.flat().map(Math.abs), 1e-9);
      const scaled = products.map((values) => values.map((value) => 127.5 * (1 + value / largest)));
      [picture.map((pixel) => 255 * pixel), ...scaled].forEach((byLib, i) => {
        expect(Math.max(...greys[i].map((grey, p) => Math.abs(grey - byLib[p])))).toBeLessThanOrEqual(0.51);
      });
      for (const k of compared) {
        const sum = widget().getByText(
          new RegExp(`^${FASHION_CLASSES[k]}: bright .* logit ${written(logits[k], 2)}\\.$`),
        );
        expect(await sum.count()).toBe(1);
      }
    }

    it('begins with a picture of the dataset', async () => {
      await shows(pictureOf(1));
    });

    it('is drawn on and erased by the mouse', async () => {
      await choose('begin with', 'nothing');
      await shows(black);
      await sheet().scrollIntoViewIfNeeded();
      const box = await sheet().boundingBox();
      if (!box) throw new Error('The sheet has no place');
      const to = (row: number, column: number) =>
        open().mouse.move(box.x + ((column + 0.5) * box.width) / 28, box.y + ((row + 0.5) * box.height) / 28);
      await to(5, 5);
      await open().mouse.down();
      await to(5, 9);
      await open().mouse.up();
      const row = [5, 6, 7, 8, 9].map((column) => [5, column]);
      await shows(touched(black, 'draw', row));
      await widget().getByRole('radio', { name: 'erase' }).check();
      await to(5, 9);
      await open().mouse.down();
      await open().mouse.up();
      await shows(touched(touched(black, 'draw', row), 'erase', [[5, 9]]));
      await screenshot(open(), 'draw-garment');
      await again();
      await shows(pictureOf(1));
    });

    it('is drawn on by a finger, which does not scroll the page', async () => {
      await choose('begin with', 'nothing');
      await sheet().scrollIntoViewIfNeeded();
      const before = await sheet().boundingBox();
      const at = (row: number): Share => [14.5 / 28, (row + 0.5) / 28];
      await dragByFinger(sheet(), [at(4), at(9), at(20)]);
      const column = Array.from({ length: 17 }, (_, i) => [4 + i, 14]);
      await shows(touched(black, 'draw', column));
      expect(await sheet().boundingBox()).toEqual(before);
      await again();
    });

    it('is drawn on by keys', async () => {
      await choose('begin with', 'Shirt');
      await sheet().focus();
      const before = await sheet().evaluate(() => scrollY);
      for (let i = 0; i < 30; i++) await open().keyboard.press('ArrowUp');
      for (let i = 0; i < 30; i++) await open().keyboard.press('ArrowLeft');
      await shows(pictureOf(6)); // moving draws nothing
      await open().keyboard.press('Space');
      await open().keyboard.press('Shift+ArrowRight');
      const places = [
        [0, 0],
        [0, 1],
      ];
      await shows(touched(pictureOf(6), 'draw', places));
      await widget().getByText('Pencil: row 1, column 2, brightness 1.00.').waitFor();
      expect(await sheet().evaluate(() => scrollY)).toBe(before);
      await again();
    });

    it('compares the templates of other classes', async () => {
      await choose('picture × template of', 'Bag');
      await shows(pictureOf(1), [8, 3]);
      await again();
      await shows(pictureOf(1));
    });

    it('follows a thousand touches at 60 a second and more, and adds nothing to the page', async () => {
      const { times, grown } = await widget().evaluate((element) => {
        const canvas = element.querySelector('canvas') as HTMLCanvasElement;
        const before = element.querySelectorAll('*').length;
        const keys = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp'];
        const times = Array.from({ length: 1000 }, (_, i) => {
          const start = performance.now();
          canvas.dispatchEvent(new KeyboardEvent('keydown', { key: keys[i % keys.length], shiftKey: true }));
          element.getBoundingClientRect(); // the layout, too
          return performance.now() - start;
        });
        return { times, grown: element.querySelectorAll('*').length - before };
      });
      expect(grown).toBe(0);
      expect(median(times)).toBeLessThan(FRAME);
      await again();
    });
  });
}
