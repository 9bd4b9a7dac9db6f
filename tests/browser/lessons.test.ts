import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebooksIn, readCells } from '../notebooks/notebook';
import { lookWithAxe } from './axe';
import { hasChromium, type Lab, root, runAll, screenshot, seeEachFigure, startLab } from './lab';

const lessons = notebooksIn('notebooks');

/** Figures among the committed outputs. */
const figuresIn = (lesson: string) =>
  readCells(path.join(root, lesson))
    .flatMap(({ outputs = [] }) => outputs)
    .filter(({ data }) => data?.['image/svg+xml']).length;

describe.skipIf(!hasChromium && !process.env.CI)(
  'lessons in JupyterLab (needs Chromium at /usr/bin/chromium, or CHROMIUM)',
  () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await startLab();
    }, 60_000);
    afterAll(() => lab?.close());

    // All of them take more than two minutes: with CI=true only.
    describe.runIf(process.env.CI)('from top to bottom', () => {
      it.each(lessons)(
        '%s runs without an error and draws its figures, and axe finds nothing serious',
        async (lesson) => {
          lab.useTheme(lessons.indexOf(lesson) % 2 ? 'JupyterLab Dark' : 'JupyterLab Light');
          const page = await lab.open(lesson);
          await runAll(page, 150);
          expect(await page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count()).toBe(0); // errors, too
          await seeEachFigure(page);
          await expect
            .poll(() => page.locator('.js-plotly-plot, .softmax-widget').count(), { timeout: 20_000 })
            .toBe(figuresIn(lesson));
          expect((await lookWithAxe(page, '.jp-Notebook')).faults).toEqual([]);
          await screenshot(page, path.basename(lesson, '.ipynb'));
          await page.close();
        },
        180_000,
      );
    });

    it('One epoch: the progress bar moves while it trains, and the curves are drawn', async () => {
      const page = await lab.open('notebooks/05-one-epoch.ipynb');
      const seen = new Set<number>();
      await page.exposeFunction('saw', (value: number) => seen.add(value));
      await page.evaluate(() => {
        const report = (globalThis as unknown as { saw(value: number): void }).saw;
        const look = () => {
          for (const bar of document.querySelectorAll('progress')) report(bar.value);
        };
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
      });
      await runAll(page);
      const figure = page.locator('.js-plotly-plot').first();
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(() => figure.locator('.scatterlayer .trace').count()).toBeGreaterThanOrEqual(2);
      expect(seen.size).toBeGreaterThan(2);
      await screenshot(page, '05-one-epoch-curves');
      await page.close();
    }, 120_000);
  },
);
