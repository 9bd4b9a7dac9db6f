import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type LogitOptions, logitResults, tenLogits, uniform } from '#lib';
import { written } from '../../../lib/show/widgets/pages/parts/written';
import { screenshot } from '../lab';
import { dragByFinger } from './finger';
import { FRAME, median } from './frames';

const ROW = [2, 0.5, -1, 0, 1, -2, 3, 0, 1.5, -0.5];

export const logitsWidget = () => tenLogits(ROW, { trueClass: 6, precision: 'float16' });

/** Moves the widget in the page of a notebook, and compares its numbers with lib's. */
export function describeTenLogits(open: () => Page): void {
  describe('ten logits', () => {
    const widget = () => open().locator('.ten-logits');
    const cells = () => open().locator('.jp-CodeCell').count();
    const slider = (name: string) => widget().getByRole('slider', { name: `Logit of ${name}`, exact: true });

    /** All numbers that the table shows: softmax, log-softmax and gradient of each class. */
    const numbers = () => widget().locator('td[data-name] .number').allTextContents();
    /** The same by lib. */
    function byLib(logits: readonly number[], options: LogitOptions): string[] {
      const { softmax, logSoftmax, gradient } = logitResults(logits, options);
      return logits.flatMap((_, k) => [written(softmax[k], 3), written(logSoftmax[k], 2), written(gradient[k], 3)]);
    }
    const moved = (k: number, to: number) => ROW.map((logit, i) => (i === k ? to : logit));
    const set: LogitOptions = { trueClass: 6, precision: 'float16', shifted: false };
    const again = () => widget().getByRole('button', { name: 'Start again' }).click();

    it('begins as it was saved', async () => {
      expect(await numbers()).toEqual(byLib(ROW, set));
      expect(await widget().getByText('float16, without the shift: loss of Shirt').count()).toBe(1);
    });

    it('breaks when the mouse drags a logit to its end, and recovers by the shift', async () => {
      const box = await slider('Sneaker').boundingBox();
      if (!box) throw new Error('The slider has no place');
      await open().mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await open().mouse.down();
      for (const share of [0.6, 0.8, 1.1]) await open().mouse.move(box.x + box.width * share, box.y + box.height / 2);
      await open().mouse.up();
      expect(await numbers()).toEqual(byLib(moved(7, 100), set));
      await widget()
        .getByText('1 of 10 probabilities are not numbers; 10 of 10 log-probabilities are not finite')
        .waitFor();
      const looks = await widget()
        .locator('.broken .bar i')
        .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).backgroundImage));
      expect(looks.filter((look) => look.startsWith('repeating-linear-gradient')).length).toBe(12); // NaN twice, −∞ ten times
      await screenshot(open(), 'ten-logits-broken');
      await widget().getByRole('checkbox', { name: 'subtract the largest logit first' }).click();
      expect(await numbers()).toEqual(byLib(moved(7, 100), { ...set, shifted: true }));
      await again();
      expect(await numbers()).toEqual(byLib(ROW, set));
    });

    it('is moved by keys alone, which the notebook does not take for commands', async () => {
      const before = await cells();
      await slider('Trouser').focus();
      await open().keyboard.press('Home');
      expect(await numbers()).toEqual(byLib(moved(1, -100), set));
      for (const key of ['d', 'd', 'ArrowRight', 'ArrowUp', 'b']) await open().keyboard.press(key);
      expect(await numbers()).toEqual(byLib(moved(1, -99), set));
      expect(await cells()).toBe(before);
      await widget().getByRole('radio', { name: 'float16' }).focus();
      await open().keyboard.press('ArrowRight');
      expect(await numbers()).toEqual(byLib(moved(1, -99), { ...set, precision: 'float32' }));
      await widget().getByLabel('true class').focus();
      await open().keyboard.press('ArrowDown');
      expect(await numbers()).toEqual(byLib(moved(1, -99), { ...set, precision: 'float32', trueClass: 7 }));
      await again();
    });

    it('follows a finger on a slider', async () => {
      await dragByFinger(slider('Bag'), [
        [0.5, 0.5],
        [0.7, 0.5],
        [1.1, 0.5],
      ]);
      expect(await numbers()).toEqual(byLib(moved(8, 100), set));
      await again();
    });

    it('follows a thousand moves at 60 a second and more, and adds nothing to the page', async () => {
      const next = uniform(2);
      const rows = Array.from({ length: 1000 }, () => ROW.map(() => Math.round(400 * next() - 200) / 2));
      const { times, grown } = await widget().evaluate((element, rows) => {
        const sliders = [...element.querySelectorAll<HTMLInputElement>('[type=range]')];
        const before = element.querySelectorAll('*').length;
        const times = rows.map((row) => {
          const start = performance.now();
          row.forEach((logit, k) => {
            sliders[k].value = String(logit);
          });
          sliders[0].dispatchEvent(new Event('input', { bubbles: true }));
          element.getBoundingClientRect(); // the layout, too
          return performance.now() - start;
        });
        return { times, grown: element.querySelectorAll('*').length - before };
      }, rows);
      expect(await numbers()).toEqual(byLib(rows[999], set));
      expect(grown).toBe(0);
      expect(median(times)).toBeLessThan(FRAME);
      await again();
    });
  });
}
