import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { readCells, root } from '../notebooks/notebook';

const LESSON = 'notebooks/02-log-softmax.ipynb';
const BEHIND_TEXT = '.jp-Notebook, .jp-CodeCell .cm-editor, .jp-OutputArea-output';

/** A lesson that has just been opened is printed with all its cells, from a dark page in light colours. */
export async function printAtOnce(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/lab/lab/index.html?path=${LESSON}`);
  const cells = page.locator('.jp-Notebook .jp-Cell');
  await cells.nth(2).waitFor({ timeout: 60_000 });
  await page.pdf({ printBackground: true });
  expect(await cells.count()).toBe(readCells(path.join(root, LESSON)).length);

  await page.waitForSelector('body[data-jp-theme-light="false"]', { state: 'attached' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const backgrounds = await page
    .locator(BEHIND_TEXT)
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor.match(/\d+/g)?.map(Number) ?? []));
  const isDark = ([red, , , opacity = 1]: number[]) => opacity > 0 && red < 230;
  expect(backgrounds.length).toBeGreaterThan(10);
  expect(backgrounds.filter(isDark)).toEqual([]);
}
