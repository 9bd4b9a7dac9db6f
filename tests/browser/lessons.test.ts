import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparable } from '../notebooks/comparable';
import { differences } from '../notebooks/compare';
import { type Cell, notebooksIn, readCells } from '../notebooks/notebook';
import { lookWithAxe } from './axe';
import { hasChromium, type Lab, root, runAll, screenshot, seeEachFigure, startLab } from './lab';

const ONE_EPOCH = path.join('notebooks', '05-one-epoch.ipynb');
/** All of them take minutes: with CI=true only. Then tests/notebooks/outputs.test.ts leaves the lessons to this file. */
const lessons = process.env.CI ? notebooksIn('notebooks') : [ONE_EPOCH];

/** Figures among the committed outputs. */
const figuresIn = (cells: Cell[]) =>
  cells.flatMap(({ outputs = [] }) => outputs).filter(({ data }) => data?.['image/svg+xml']).length;

/** What each code cell of a notebook has put out, as it is compared. */
const outputsOf = (file: string) =>
  Object.fromEntries(
    readCells(file).flatMap((cell) => (cell.cell_type === 'code' ? [[cell.id, comparable(cell)]] : [])),
  );

/** Takes the committed outputs out of the lessons in a folder, so that what is saved there comes from a run. */
function clearOutputs(folder: string) {
  for (const lesson of lessons) {
    const file = path.join(folder, lesson);
    const notebook = JSON.parse(readFileSync(file, 'utf8'));
    for (const cell of notebook.cells) if (cell.cell_type === 'code') cell.outputs = [];
    writeFileSync(file, JSON.stringify(notebook));
  }
}

/** The values that progress bars show from now on. */
async function watchBars(page: Page): Promise<Set<number>> {
  const seen = new Set<number>();
  await page.exposeFunction('saw', (value: number) => seen.add(value));
  await page.evaluate(() => {
    const report = (globalThis as unknown as { saw(value: number): void }).saw;
    const look = () => {
      for (const bar of document.querySelectorAll('progress')) report(bar.value);
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
  return seen;
}

describe.skipIf(!hasChromium && !process.env.CI)(
  'lessons in JupyterLab (needs Chromium at /usr/bin/chromium, or CHROMIUM)',
  () => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await startLab(clearOutputs);
    }, 60_000);
    afterAll(() => lab?.close());

    it.each(lessons)(
      '%s, run from top to bottom, draws its figures, saves what is committed, and axe finds nothing serious',
      async (lesson) => {
        lab.useTheme(lessons.indexOf(lesson) % 2 ? 'JupyterLab Dark' : 'JupyterLab Light');
        const page = await lab.open(lesson);
        const values = await watchBars(page);
        await runAll(page, 150);
        expect(await page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count()).toBe(0); // errors, too
        const committed = path.join(root, lesson);
        await seeEachFigure(page);
        await expect
          .poll(() => page.locator('.js-plotly-plot, .softmax-widget').count(), { timeout: 20_000 })
          .toBe(figuresIn(readCells(committed)));
        if (lesson === ONE_EPOCH) {
          expect(values.size).toBeGreaterThan(2); // the bar moved while it trained
          const curves = page.locator('.js-plotly-plot').first().locator('.scatterlayer .trace');
          await expect.poll(() => curves.count()).toBeGreaterThanOrEqual(2);
        }
        const saved = () => outputsOf(path.join(lab.folder, lesson));
        await expect.poll(() => differences(outputsOf(committed), saved()), { timeout: 20_000 }).toEqual([]);
        expect((await lookWithAxe(page, '.jp-Notebook')).faults).toEqual([]);
        await screenshot(page, path.basename(lesson, '.ipynb'));
        await page.close();
      },
      180_000,
    );
  },
);
