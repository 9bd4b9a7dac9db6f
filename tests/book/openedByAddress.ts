import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openNotebook } from './openNotebook';

const SLOW = 4000; // ms

/** The names on the tabs of the main area. */
const tabs = (page: Page) => page.locator('#jp-main-dock-panel .lm-TabBar-tabLabel').allTextContents();

/** A reader who had lesson 3 open comes from the book to lesson 4, and JupyterLite's lists of files are slow to arrive. */
async function openAnother(browser: Browser, address: string, change = async (_: Page) => {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, serviceWorkers: 'block' }); // else it would answer in place of the routes
  const before = await context.newPage();
  await openNotebook(before, address, 'notebooks/03-loss.ipynb');
  await before.waitForTimeout(5000); // JupyterLab keeps the places of its tabs a second later, on a quiet machine
  await before.close();
  const page = await context.newPage();
  await change(page);
  await page.route('**/api/contents/**/all.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW));
    await route.continue();
  });
  await page.goto(`${address}/lab/lab/index.html?path=notebooks/04-training-step.ipynb`);
  return page;
}

/** The lesson of a page's address is in front of those of the last visit, however slow the network is. */
export async function findAddressed(browser: Browser, address: string): Promise<void> {
  const page = await openAnother(browser, address);
  await page.locator('.jp-Notebook:visible h1', { hasText: '4 · ' }).waitFor({ timeout: 60_000 });
  expect(await tabs(page)).toEqual(['03-loss.ipynb', '04-training-step.ipynb']);
  expect(new URL(page.url()).search).toBe('');
  await page.context().close();
}

/** JupyterLite alone still gives it no tab. Where this fails, `browser/copies/openedByAddress.js` may no longer be needed. */
export async function loseAddressedWithoutUs(browser: Browser, address: string): Promise<void> {
  const page = await openAnother(browser, address, async (page) => {
    await page.route('**/jupyter-lite.json*', async (route) => {
      const response = await route.fetch();
      const json = await response.json();
      json['jupyter-config-data'].disabledExtensions = ['softmax-copies'];
      await route.fulfill({ response, json });
    });
  });
  await expect.poll(() => tabs(page), { timeout: 60_000 }).toEqual(['03-loss.ipynb']);
  await page.waitForTimeout(SLOW);
  expect(await tabs(page)).toEqual(['03-loss.ipynb']);
  await page.context().close();
}
