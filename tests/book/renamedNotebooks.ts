import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openNotebook } from './openNotebook';
import { renameByMenu } from './ownNames';

/** The names on the tabs of the main area. */
export const tabs = (page: Page) => page.locator('#jp-main-dock-panel .lm-TabBar-tabLabel').allTextContents();

async function renameAndComeAgain(page: Page, address: string): Promise<void> {
  await openNotebook(page, address, 'notebooks/03-loss.ipynb');
  await renameByMenu(page, 'mine.ipynb');
  await expect.poll(() => tabs(page)).toEqual(['mine.ipynb']);
  await page.waitForTimeout(5000); // JupyterLab keeps the places of its tabs a second later, on a quiet machine
  await page.goto(`${address}/lab/lab/index.html`);
  await page.locator('#jp-main-dock-panel .lm-TabBar-tabLabel').first().waitFor({ timeout: 60_000 });
}

/** A notebook that was renamed is there again after a reload, and a lesson that is opened then stands in front of it. */
export async function findRenamed(page: Page, address: string): Promise<void> {
  await renameAndComeAgain(page, address);
  await page.getByText('TypeScript | Idle').waitFor({ timeout: 60_000 });
  expect(await tabs(page)).toEqual(['mine.ipynb']);
  const items = page.locator('.jp-NotebookPanel-toolbar:visible > [data-jp-item-name]');
  const names = () => items.evaluateAll((all) => all.map((item) => item.getAttribute('data-jp-item-name')));
  await expect
    .poll(async () => (await names()).join(' '), { timeout: 10_000 })
    .toContain('cellType softmaxDownload spacer');
  await openNotebook(page, address, 'notebooks/02-log-softmax.ipynb');
  await expect.poll(() => tabs(page)).toEqual(['mine.ipynb', '02-log-softmax.ipynb']);
  expect(await page.locator('.jp-Notebook:visible h1').first().textContent()).toContain('Log-softmax');
}

/** JupyterLab alone still shows no tab of it. */
export async function loseRenamedWithoutUs(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ serviceWorkers: 'block' }); // else it would answer in place of the route
  await page.route('**/softmax-desk/**/desk.js*', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/window\.keepPlaceOfRenamed\(.*\);/, '');
    await route.fulfill({ response, body });
  });
  await renameAndComeAgain(page, address);
  await expect.poll(() => tabs(page)).toEqual(['Launcher']);
  await page.close();
}
