import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { default as Axe, AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  confusionBrowser,
  confusionMatrix,
  FASHION_CLASSES,
  Figure,
  type LogitOptions,
  logitResults,
  mostProbable,
  rounded,
  tenLogits,
  tf,
  uniform,
  Widget,
} from '#lib';
import { written } from '../../lib/show/widgets/pages/parts/written';
import { hasChromium, type Lab, screenshot, startLab } from './lab';
import { savedNotebook } from './savedNotebook';

const ROW = [2, 0.5, -1, 0, 1, -2, 3, 0, 1.5, -0.5];
const still = new Figure({ data: [{ x: [1, 2], y: [3, 4] }], layout: {} }, 'A line that rises from 3 to 4.');

const FRAME = 1000 / 60; // ms
/** What other programs of the machine delay now and then does not count. */
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[times.length >> 1];

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

const shown = () => [
  tenLogits(ROW, { trueClass: 6, precision: 'float16' }),
  confusionBrowser(logProbs, dataset, { perCell: 5 }),
  new Widget('noSuchModule', {}, still),
  new Widget('../softmax-figures/plotly', {}, still),
];

describe.skipIf(!hasChromium && !process.env.CI)(
  'widgets of a saved notebook in JupyterLab, no kernel running (needs Chromium at /usr/bin/chromium, or CHROMIUM)',
  () => {
    let lab: Lab;
    let page: Page;
    beforeAll(async () => {
      await tf.ready();
      lab = await startLab();
      writeFileSync(path.join(lab.folder, 'widgets.ipynb'), JSON.stringify(await savedNotebook(shown())));
      page = await lab.openWithoutKernel('widgets.ipynb');
      await page.locator('.softmax-widget').first().waitFor({ timeout: 30_000 });
    }, 120_000);
    afterAll(() => lab?.close());

    const cells = () => page.locator('.jp-CodeCell').count();

    describe('ten logits', () => {
      const widget = () => page.locator('.ten-logits');
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
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        await page.mouse.down();
        for (const share of [0.6, 0.8, 1.1]) await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
        await page.mouse.up();
        expect(await numbers()).toEqual(byLib(moved(7, 100), set));
        await widget()
          .getByText('1 of 10 probabilities are not numbers; 10 of 10 log-probabilities are not finite')
          .waitFor();
        const looks = await widget()
          .locator('.broken .bar i')
          .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).backgroundImage));
        expect(looks.filter((look) => look.startsWith('repeating-linear-gradient')).length).toBe(12); // NaN twice, −∞ ten times
        await screenshot(page, 'ten-logits-broken');
        await widget().getByRole('checkbox', { name: 'subtract the largest logit first' }).click();
        expect(await numbers()).toEqual(byLib(moved(7, 100), { ...set, shifted: true }));
        await again();
        expect(await numbers()).toEqual(byLib(ROW, set));
      });

      it('is moved by keys alone, which the notebook does not take for commands', async () => {
        const before = await cells();
        await slider('Trouser').focus();
        await page.keyboard.press('Home');
        expect(await numbers()).toEqual(byLib(moved(1, -100), set));
        for (const key of ['d', 'd', 'ArrowRight', 'ArrowUp', 'b']) await page.keyboard.press(key);
        expect(await numbers()).toEqual(byLib(moved(1, -99), set));
        expect(await cells()).toBe(before);
        await widget().getByRole('radio', { name: 'float16' }).focus();
        await page.keyboard.press('ArrowRight');
        expect(await numbers()).toEqual(byLib(moved(1, -99), { ...set, precision: 'float32' }));
        await widget().getByLabel('true class').focus();
        await page.keyboard.press('ArrowDown');
        expect(await numbers()).toEqual(byLib(moved(1, -99), { ...set, precision: 'float32', trueClass: 7 }));
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

    describe('the confusion matrix', () => {
      const widget = () => page.locator('.confusion-browser');
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
          await page.keyboard.press(key);
        }
        expect(await names()).toEqual(surest(6, 1).map(named));
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        const [, second] = surest(6, 1);
        expect(await widget().locator('.probabilities .number').allTextContents()).toEqual(probabilities(second));
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

    it('one that is not there leaves its still picture and a sentence, also if its name leads elsewhere', async () => {
      const outputs = page.locator('.jp-RenderedSoftmaxWidget', { hasText: 'cannot be moved here' });
      await expect.poll(() => outputs.count()).toBe(2);
      expect(await outputs.getByRole('img', { name: 'A line that rises from 3 to 4.' }).count()).toBe(2);
      await outputs.getByText('no module has the name ../softmax-figures/plotly').waitFor();
    });

    it('a module gets what anywidget promises: its state, changes, and a call at its end', async () => {
      const module = `export default () => ({
        initialize({ model }) {
          model.set('n', model.get('n') + 1);
          return () => document.body.append('initialize ended');
        },
        render({ model, el, signal }) {
          const show = () => { el.textContent += model.get('n') + ' '; };
          model.on('change:n', show);
          for (const n of [2, 5, 5, 6]) model.set('n', n);
          model.off('change:n', show);
          model.set('n', 7);
          model.save_changes();
          signal.addEventListener('abort', () => document.body.append('signal, '));
          return () => document.body.append(', render ended');
        },
      })`;
      await page.route('**/probe.js', (route) => route.fulfill({ contentType: 'text/javascript', body: module }));
      const [text, left] = await page.evaluate(async () => {
        const place = document.body.appendChild(document.createElement('div'));
        type Show = (place: Element, output: object, folder: string) => Promise<() => void>;
        const { show } = (window as unknown as { softmaxWidgets: { show: Show } }).softmaxWidgets;
        const end = await show(place, { module: 'probe', state: { n: 1 } }, location.href);
        const text = place.shadowRoot?.textContent;
        end();
        return [text, place.isConnected];
      });
      expect([text, left]).toEqual(['5 6 ', false]);
      await page.getByText('signal, initialize ended, render ended').waitFor();
    });

    /** In the page: what axe finds serious. */
    async function graveFaults(page: Page): Promise<string[]> {
      await page.addScriptTag({ path: createRequire(__filename).resolve('axe-core') });
      const { violations, passes } = (await page.evaluate(() =>
        (window as unknown as { axe: typeof Axe }).axe.run('.jp-RenderedSoftmaxWidget'),
      )) as AxeResults;
      expect(passes.flatMap(({ nodes }) => nodes).some(({ html }) => html.includes('Logit of Shirt'))).toBe(true); // it looks into them
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('; ')}`);
    }

    /** In the page: how much wider than its place each widget is. */
    const overflow = (all: Element[]) => all.map((one) => one.scrollWidth - one.clientWidth);

    it.each(['JupyterLab Light', 'JupyterLab Dark'] as const)(
      'axe finds nothing serious in %s, and all fit from 360 to 1366 px',
      async (theme) => {
        lab.useTheme(theme);
        const page = await lab.openWithoutKernel('widgets.ipynb');
        await page.keyboard.press('Control+b'); // the file browser alone would fill 360 px
        await page.setViewportSize({ width: 1366, height: 2400 });
        const widgets = page.locator('.softmax-widget');
        await expect.poll(() => widgets.count(), { timeout: 30_000 }).toBe(2);
        expect(await graveFaults(page)).toEqual([]);
        for (const width of [1366, 768, 360]) {
          await page.setViewportSize({ width, height: 2400 });
          await expect.poll(() => widgets.evaluateAll(overflow), { message: `${width} px` }).toEqual([0, 0]);
          await screenshot(page, `widgets-${theme.slice(11).toLowerCase()}-${width}`);
        }
        await page.close();
      },
      120_000,
    );
  },
);
