import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, type Lab, root, runAll, screenshot, startLab } from './lab';

const lessons = readdirSync(path.join(root, 'notebooks')).filter((file) => file.endsWith('.ipynb'));

describe.skipIf(!hasChromium && !process.env.CI)(
  'lessons in JupyterLab (needs Chromium at /usr/bin/chromium, or CHROMIUM)',
  () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await startLab();
    }, 60_000);
    afterAll(() => lab?.close());

    it.each(lessons)(
      '%s runs from top to bottom without an error',
      async (lesson) => {
        const page = await lab.open(`notebooks/${lesson}`);
        await runAll(page);
        expect(
          await page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]').count(),
        ).toBe(0);
        expect(await page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count()).toBe(0);
        await screenshot(page, lesson.replace('.ipynb', ''));
        await page.close();
      },
      120_000,
    );

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
      await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Clear Outputs of All Cells' }).click();
      await runAll(page);
      const figure = page.locator('.js-plotly-plot').first();
      await figure.scrollIntoViewIfNeeded();
      expect(await figure.locator('.scatterlayer .trace').count()).toBeGreaterThanOrEqual(2);
      expect(seen.size).toBeGreaterThan(2);
      await screenshot(page, '05-one-epoch-curves');
      await page.close();
    }, 120_000);
  },
);
