import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { changeSettings } from './changeSettings';
import { openNotebook } from './openNotebook';
import { renameByMenu } from './ownNames';
import { tabs } from './renamedNotebooks';

const SLOW = 4000; // ms
const LESSON = 'notebooks/04-training-step.ipynb';

/** A page of a reader who had lesson 3 open before. In it JupyterLite's lists of files arrive after `delay`. */
async function comeAgain(browser: Browser, address: string, delay: (page: Page) => Promise<unknown>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, serviceWorkers: 'block' }); // else it would answer in place of the routes
  const before = await context.newPage();
  await openNotebook(before, address, 'notebooks/03-loss.ipynb');
  await before.waitForTimeout(5000); // JupyterLab keeps the places of its tabs a second later, on a quiet machine
  await before.close();
  const page = await context.newPage();
  const delayed = delay(page);
  await page.route('**/api/contents/**/all.json', async (route) => {
    await delayed;
    await route.continue();
  });
  return page;
}

/** The lesson of a page's address is in front of those of the last visit, however slow the network is. */
export async function findAddressed(browser: Browser, address: string): Promise<void> {
  const page = await comeAgain(browser, address, (page) => page.waitForTimeout(SLOW));
  await page.goto(`${address}/lab/lab/index.html?path=${LESSON}`);
  await page.locator('.jp-Notebook:visible h1', { hasText: '4 · ' }).waitFor({ timeout: 60_000 });
  expect(await tabs(page)).toEqual(['03-loss.ipynb', '04-training-step.ipynb']);
  await page.context().close();
}

const named = (page: Page) => new URL(page.url()).searchParams.getAll('path');

/** A page's address names the notebook in front, so a reload shows it, whatever the reader has open in another browser tab. */
export async function reloadInTwoTabs(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const first = await context.newPage();
  await openNotebook(first, address, 'notebooks/03-loss.ipynb');
  const second = await context.newPage();
  await openNotebook(second, address, LESSON);
  await expect.poll(() => named(second)).toEqual([LESSON]);
  await second.waitForTimeout(5000); // in which either may keep the places of its tabs
  await second.reload();
  await second.locator('.jp-Notebook:visible h1', { hasText: '4 · ' }).waitFor({ timeout: 60_000 });
  await renameByMenu(second, 'mine.ipynb');
  await expect.poll(() => named(second)).toEqual(['notebooks/mine.ipynb']);
  await second.reload();
  await second.locator('.jp-Notebook:visible h1', { hasText: '4 · ' }).waitFor({ timeout: 60_000 });
  await first.locator('.jp-Notebook:visible h1', { hasText: '3 · ' }).waitFor();
  await context.close();
}

/** JupyterLite alone still gives it no tab. Where this fails, `browser/copies/openedByAddress.js` may no longer be needed. */
export async function loseAddressedWithoutUs(browser: Browser, address: string): Promise<void> {
  const isOpened = ({ pathname, search }: URL) => pathname.endsWith('/lab/index.html') && search === ''; // it drops the path then
  const page = await comeAgain(browser, address, (page) =>
    page.waitForURL(isOpened, { timeout: 60_000, waitUntil: 'commit' }),
  );
  await changeSettings(page, { disabledExtensions: ['softmax-copies'] });
  await page.goto(`${address}/lab/lab/index.html?path=${LESSON}`);
  await expect.poll(() => tabs(page), { timeout: 60_000 }).toEqual(['03-loss.ipynb']);
  await page.waitForTimeout(SLOW);
  expect(await tabs(page)).toEqual(['03-loss.ipynb']);
  await page.context().close();
}
