import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FirefoxPage } from '../../tools/book/firefox.mjs';
import { compareKernels } from './bothKernels';
import { endLoops } from './endlessLoops';
import { runInPage } from './notebooksInPage';
import { stopAndGoAgain } from './parallelTraining';
import { tellErrors } from './tellErrors';

/**
 * In Firefox a page's figure moves, JupyterLite's kernel answers, ■ ends loops and an experiment, which trains in web workers, and a
 * lesson and a solution give what is committed.
 */
export async function useFirefox(address: string): Promise<void> {
  const page = await FirefoxPage.start();
  const count = (selector: string) => page.evaluate((one) => document.querySelectorAll(one).length, selector);
  try {
    await page.goto(`${address}/notebooks/05-one-epoch.html`);
    await page.evaluate(() => document.querySelector('.figure-of-lesson')?.scrollIntoView());
    await expect.poll(() => count('.figure-of-lesson .main-svg'), { timeout: 30_000 }).toBeGreaterThan(0);

    await page.goto(`${address}/lab/lab/index.html?path=notebooks/05-one-epoch.ipynb`);
    const answered = '.jp-Notebook-ExecutionIndicator[data-status="idle"]';
    await expect.poll(() => count(answered), { timeout: 60_000 }).toBeGreaterThan(0);
    const seeFigure = async () => {
      await page.evaluate(() => document.querySelector('.jp-RenderedPlotly')?.scrollIntoView()); // JupyterLab attaches it some time later
      return count('.jp-Notebook .main-svg');
    };
    await expect.poll(seeFigure, { timeout: 30_000 }).toBeGreaterThan(0);

    const script = `${address}/lab/extensions/softmax-kernel/worker.js`;
    for (const notebook of ['notebooks/05-one-epoch', 'solutions/1-numerical-problem/numerical-problem']) {
      await page.goto(`${address}/index.html`);
      await runInPage(page as unknown as Page, script, `${notebook}.ipynb`);
    }
    await page.goto(`${address}/index.html`);
    await stopAndGoAgain(page as unknown as Page, script);
    await page.goto(`${address}/index.html`);
    await endLoops(page as unknown as Page, script);
    expect(page.faults).toEqual([]); // below, cells throw what nobody catches, which Firefox reports
    await page.goto(`${address}/index.html`);
    await compareKernels(page as unknown as Page, script, { asyncFrames: false });
    await page.goto(`${address}/index.html`);
    await tellErrors(page as unknown as Page, script);
  } finally {
    page.close();
  }
}
