import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { confusionBrowser, confusionMatrix, FASHION_CLASSES, mostProbable, rounded, uniform } from '#lib';
import { written } from '../../../lib/show/widgets/pages/parts/written';
import { dragByFinger } from './finger';
import { FRAME, median } from './frames';

const PICTURES = 2000;
const next = uniform(3);
const dataset = {
  images: Uint8Array.from({ length: 784 * PICTURES }, (_, i) => (i * 7) % 256),
  labels: Uint8Array.from({ length: PICTURES }, () => 10 * next()),
  length: PICTURES,
  classes: FASHION_CLASSES,
};
const logProbs = Array.from({ length: PICTURES }, () => {
  const powers = Array.from({ length: 10 }, () => Math.exp(3 * next()));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => Math.log(power / sum));
}).flat();

export const matrixWidget = () => confusionBrowser(logProbs, dataset, { perCell: 5 });

/** Opens cells of the widget in the page of a notebook, and compares what it shows with lib. */
export function describeConfusionMatrix(open: () => Page): void {
  describe('the confusion matrix', () => {
    const widget = () => open().locator('.confusion-browser');
    const { predicted, confidence } = mostProbable(logProbs, dataset.labels);
    const matrix = confusionMatrix(dataset.labels, predicted, 10);
    const cell = (i: number, k: number) =>
      widget().getByRole('button', {
        name: `${FASHION_CLASSES[i]}, ${i === k ? 'found' : `taken for ${FASHION_CLASSES[k]}`}: ${matrix[i][k]}`,
        exact: true,
      });
    const pictures = () => widget().getByRole('group', { name: 'Pictures' }).getByRole('button');
    const names = () => pictures().evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

    /** A cell's pictures by lib, from the surest on. */
    const surest = (i: number, k: number) =>
      [...predicted.keys()]
        .filter((index) => dataset.labels[index] === i && predicted[index] === k)
        .sort((a, b) => confidence[b] - confidence[a] || a - b)
        .slice(0, 5);
    const named = (index: number) =>
      `Picture ${index}, ${FASHION_CLASSES[predicted[index]]} ${rounded(confidence[index]).toFixed(3)}`;
    const probabilities = (index: number) =>
      rounded(logProbs.slice(10 * index, 10 * index + 10).map(Math.exp)).map((value) => written(value, 3));

    it('counts as lib does, and has its largest mistake open', async () => {
      const counts = await widget().locator('.matrix tbody td').allTextContents();
      expect(counts).toEqual(matrix.flat().map(String));
      const most = Math.max(...matrix.flatMap((row, i) => row.filter((_, k) => k !== i)));
      expect(await widget().locator('.matrix [aria-pressed=true]').textContent()).toBe(String(most));
    });

    it('opens a cell by the mouse: its surest pictures, then the probabilities of one', async () => {
      await cell(6, 0).click();
      expect(await names()).toEqual(surest(6, 0).map(named));
      await pictures().nth(2).click();
      const index = surest(6, 0)[2];
      expect(await widget().locator('.probabilities .number').allTextContents()).toEqual(probabilities(index));
      await widget().getByText(`Picture ${index} is a Shirt; the model says T-shirt/top`).waitFor();
      await widget().getByRole('row', { name: 'T-shirt/top (predicted)' }).waitFor();
    });

    it('opens a cell by keys: arrows and Enter', async () => {
      await cell(6, 0).focus();
      for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'Enter']) {
        await open().keyboard.press(key);
      }
      expect(await names()).toEqual(surest(6, 1).map(named));
      await open().keyboard.press('Tab');
      await open().keyboard.press('Tab');
      await open().keyboard.press('Space');
      const [, second] = surest(6, 1);
      expect(await widget().locator('.probabilities .number').allTextContents()).toEqual(probabilities(second));
    });

    it('opens a cell, and a picture, at the tap of a finger', async () => {
      await dragByFinger(cell(2, 4), [[0.5, 0.5]]);
      await expect.poll(names).toEqual(surest(2, 4).map(named)); // a click follows the touch
      await dragByFinger(pictures().nth(1), [[0.5, 0.5]]);
      const [, second] = surest(2, 4);
      const numbers = () => widget().locator('.probabilities .number').allTextContents();
      await expect.poll(numbers).toEqual(probabilities(second));
    });

    it('opens a thousand cells at 60 a second and more, and adds nothing to the page', async () => {
      const { times, grown } = await widget().evaluate((element) => {
        const buttons = [...element.querySelectorAll<HTMLElement>('.matrix button')];
        buttons[0].click();
        const before = element.querySelectorAll('*').length;
        const times = Array.from({ length: 1000 }, (_, i) => {
          const start = performance.now();
          buttons[(i + 1) % 100].click();
          element.getBoundingClientRect(); // the layout, too
          return performance.now() - start;
        });
        return { times, grown: element.querySelectorAll('*').length - before };
      });
      expect(grown).toBe(0);
      expect(median(times)).toBeLessThan(FRAME);
    });
  });
}
