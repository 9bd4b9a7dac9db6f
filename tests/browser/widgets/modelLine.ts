import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { FASHION_CLASSES, lineResults, modelLine, uniform, unpack } from '#lib';
import { written } from '../../../lib/show/widgets/pages/parts/written';
import { screenshot } from '../lab';
import { dragByFinger } from './finger';
import { FRAME, median } from './frames';

const PICTURES = 200;
const next = uniform(5);
const drawn = (length: number) => Float32Array.from({ length }, next);
const some = () => ({ weight: drawn(7840).map((value) => (value - 0.5) / 5), bias: drawn(10) });

export const lineWidget = () =>
  modelLine(
    [some(), some()],
    { images: drawn(784 * PICTURES), labels: Array.from({ length: PICTURES }, (_, i) => i % 10) },
    { names: ['first', 'trained'], range: [-2, 8] },
  );

/** Moves along the line in the page of a notebook, and compares what it shows with lib. */
export function describeModelLine(open: () => Page, { state }: ReturnType<typeof lineWidget>): void {
  describe('the line through two models', () => {
    const widget = () => open().locator('.model-line');
    const slider = (name: string) => widget().getByRole('slider', { name, exact: true });
    const sentence = () => widget().locator('p[aria-live]').textContent();
    const wrong = () =>
      widget()
        .locator('.pictures i')
        .evaluateAll((all) => all.flatMap((one, i) => (one.classList.contains('wrong') ? [i] : [])));
    const position = async () => Number(await slider('Position on the line').inputValue());
    const [a, b] = state.logits.map(unpack);
    const [weightA, weightB] = state.weights.map(unpack);

    /** Compares all that is seen at a position with lib. */
    async function isRightAt(at: number): Promise<void> {
      const { loss, accuracy, predicted } = lineResults({ logits: [a, b], labels: state.labels }, at);
      const mistakes = [...predicted.keys()].filter((i) => predicted[i] !== state.labels[i]);
      expect(await wrong()).toEqual(mistakes);
      expect(await sentence()).toContain(`loss ${written(loss, 4)}, accuracy ${written(accuracy, 4)}; `);
      expect(await sentence()).toContain(`; ${mistakes.length} of ${PICTURES} pictures are misclassified`);
      const weight = weightA.map((value, i) => (1 - at) * value + at * weightB[i]);
      const most = weight.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
      expect(
        await widget()
          .getByText(`the largest weight is ${most.toFixed(3)}`)
          .count(),
      ).toBe(1);
      const shirt = await widget()
        .getByRole('img', { name: 'Weights of Shirt' })
        .evaluate((canvas: HTMLCanvasElement) => [...(canvas.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [])]);
      const greys = shirt.filter((_, i) => i % 4 === 0);
      const byLib = greys.map((_, pixel) => 127.5 * (1 + weight[10 * pixel + 6] / most));
      expect(Math.max(...greys.map((grey, i) => Math.abs(grey - byLib[i])))).toBeLessThanOrEqual(0.51);
    }

    it('begins at the second model', async () => {
      expect(await sentence()).toMatch(/^Position 1.0000, the trained model: /);
      await isRightAt(1);
    });

    it('follows the mouse, in the slider and in a curve', async () => {
      const box = await widget().locator('.accuracy .plot').boundingBox();
      if (!box) throw new Error('The curve has no place');
      await open().mouse.move(box.x + box.width / 2, box.y + 20);
      await open().mouse.down();
      await open().mouse.move(box.x + box.width * 0.25, box.y + 40);
      await open().mouse.up();
      const dragged = Number((await sentence())?.match(/Position (−?[\d.]+)/)?.[1].replace('−', '-'));
      expect(dragged).toBeGreaterThan(0.4);
      expect(dragged).toBeLessThan(0.6);
      await slider('Position on the line').click({ position: { x: 5, y: 5 } });
      expect(await position()).toBeLessThan(-1.8);
      await isRightAt(await position());
    });

    it('follows keys; a closer look shows the steps of the accuracy', async () => {
      await widget().getByRole('button', { name: 'Start again' }).click();
      await slider('Position on the line').focus();
      for (let i = 0; i < 3; i++) await open().keyboard.press('ArrowRight');
      await isRightAt(1.075);
      await slider('Zoom').focus();
      for (let i = 0; i < 4; i++) await open().keyboard.press('ArrowUp');
      await isRightAt(1.075); // looking closer moves nothing
      expect(await widget().locator('.accuracy .ends span').allTextContents()).toEqual(['0.7625', '1.3875']);
      await slider('Position on the line').focus();
      await open().keyboard.press('End');
      await isRightAt(await position());
      const heights = await widget()
        .locator('.accuracy path')
        .evaluate((path) => path.getAttribute('d')?.match(/V[^H]+/g));
      const jumps = heights?.filter((height, i) => i > 0 && height !== heights[i - 1]);
      expect(jumps?.length).toBeGreaterThan(2);
      expect(jumps?.length).toBeLessThan(100); // of 401: flat between them
      await screenshot(open(), 'model-line-closer');
    });

    it('follows a finger, on the slider and in a curve', async () => {
      await widget().getByRole('button', { name: 'Start again' }).click();
      await dragByFinger(slider('Position on the line'), [
        [0.3, 0.5],
        [0.6, 0.5],
        [1.1, 0.5],
      ]);
      await isRightAt(8);
      await dragByFinger(widget().locator('.loss .plot'), [
        [0.5, 0.5],
        [0.2, 0.6],
        [-0.1, 0.5],
      ]);
      await isRightAt(-2);
    });

    it('says which picture changed sides', async () => {
      const labels = state.labels;
      const at = (x: number) => lineResults({ logits: [a, b], labels }, x).predicted;
      const grid = Array.from({ length: 401 }, (_, i) => -2 + i / 40);
      const step = grid.findIndex((x, i) => {
        const [before, after] = [at(grid[i - 1] ?? x), at(x)];
        return labels.filter((label, k) => (before[k] === label) !== (after[k] === label)).length === 1;
      });
      const [before, after] = [at(grid[step - 1]), at(grid[step])];
      const picture = labels.findIndex((label, k) => (before[k] === label) !== (after[k] === label));
      const now = after[picture] === labels[picture] ? 'now right' : `now taken for ${FASHION_CLASSES[after[picture]]}`;
      await widget().getByRole('button', { name: 'Start again' }).click();
      await slider('Position on the line').fill(String(grid[step - 1]));
      await slider('Position on the line').press('ArrowRight');
      expect(await widget().locator('.changes').textContent()).toBe(
        `In the last move: picture ${picture + 1}, ${FASHION_CLASSES[labels[picture]]}, is ${now}.`,
      );
    });

    it('follows a thousand moves at 60 a second and more, and adds nothing to the page', async () => {
      await widget().getByRole('button', { name: 'Start again' }).click();
      const { times, grown, closer } = await widget().evaluate((element) => {
        const [slider, zoom] = [...element.querySelectorAll<HTMLInputElement>('[type=range]')];
        const move = (input: HTMLInputElement, value: number) => {
          const start = performance.now();
          input.value = String(value);
          input.dispatchEvent(new Event('input', { bubbles: true }));
          element.getBoundingClientRect(); // the layout, too
          return performance.now() - start;
        };
        const before = element.querySelectorAll('*').length;
        const times = Array.from({ length: 1000 }, (_, i) => move(slider, -2 + ((i * 37) % 401) / 40));
        const closer = Array.from({ length: 40 }, (_, i) => move(zoom, i % 9));
        return { times, closer, grown: element.querySelectorAll('*').length - before };
      });
      expect(grown).toBe(0);
      expect(median(times)).toBeLessThan(FRAME);
      expect(median(closer)).toBeLessThan(2 * FRAME); // both curves anew; happens at a key, not in a drag
    });
  });
}
