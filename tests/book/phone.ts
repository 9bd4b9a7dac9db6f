import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { screenshot } from '../browser/lab';

/** Moves a finger from the middle of a place upwards. */
async function swipeUp(page: Page, place: Locator): Promise<void> {
  const box = await place.boundingBox();
  if (!box) throw new Error('There is nothing to touch');
  const devtools = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const up of [0, 30, 60, 90, 120, 150]) {
    const type = up === 0 ? 'touchStart' : 'touchMove';
    await devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: y - up }] });
  }
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** At how many places the toolbar lies on the notebook's title. */
const onTitle = (page: Page) =>
  page
    .locator('.jp-Notebook h1')
    .first()
    .evaluate((title) => {
      const { left, top, width, height } = title.getBoundingClientRect();
      const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
      const places = shares.flatMap((x) => [0.1, 0.5].map((y) => [left + x * width, top + y * height]));
      return places.filter(([x, y]) => document.elementFromPoint(x, y)?.closest('.jp-Toolbar')).length;
    });

/** On a phone JupyterLite shows the notebook alone, its menus and the buttons that run cells; nothing covers a figure's title. */
export async function readOnPhone(browser: Browser, address: string): Promise<void> {
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.goto(`${address}/index.html`);
  const figure = page.locator('.figure-of-lesson').first();
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('.main-svg').first().waitFor({ timeout: 30_000 });
  expect(await figure.locator('.modebar').count()).toBe(0);
  const scrolled = () => page.evaluate(() => window.scrollY);
  const before = await scrolled();
  await swipeUp(page, figure.locator('.nsewdrag').first());
  await expect.poll(scrolled).toBeGreaterThan(before);

  await page.goto(`${address}/lab/lab/index.html?path=notebooks/02-log-softmax.ipynb`);
  await page.locator('.jp-Notebook h1').first().waitFor({ timeout: 60_000 });
  while (!(await page.getByText('TypeScript | Idle').isVisible())) expect(await onTitle(page)).toBe(0);
  await expect.poll(() => page.locator('.jp-DirListing').isVisible()).toBe(false);
  await page.locator('.jp-NotebookPanel-toolbar [data-jp-item-name="run"]').waitFor({ timeout: 20_000 });
  const help = await page.getByRole('menuitem', { name: 'Help', exact: true }).boundingBox();
  expect((help?.x ?? viewport.width) + (help?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
  await page.getByRole('button', { name: 'Run this cell' }).tap();
  await page.locator('.jp-NotebookPanel-toolbar').getByRole('button', { name: 'More commands' }).tap();
  await page.getByRole('button', { name: 'Reset this notebook' }).waitFor();
  await screenshot(page, 'lite-phone');
  await context.close();
}
