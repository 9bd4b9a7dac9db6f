import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openNotebook } from './openNotebook';

const NOTEBOOK = 'notebooks/02-log-softmax.ipynb';
const NEWER = 'A newer version of this lesson is there';

const title = (page: Page) => page.locator('.jp-Notebook:visible h1').first();
const button = (page: Page, name: string) =>
  page.locator('.jp-NotebookPanel-toolbar:visible').getByRole('button', { name });

async function open(page: Page, address: string) {
  await openNotebook(page, address, NOTEBOOK);
  await button(page, 'Reset this notebook').waitFor({ timeout: 60_000 });
}

/** Gives the first cell another title, and saves the notebook. */
async function writeTitle(page: Page, text: string) {
  const cell = page.locator('.jp-Notebook:visible .jp-MarkdownCell').first();
  await cell.locator('h1').click();
  await page.keyboard.press('Enter');
  await cell.locator('.cm-content:focus').waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(`# ${text}\n\n`);
  await page.keyboard.press('Shift+Enter');
  await expect.poll(() => title(page).textContent()).toContain(text);
  await page.keyboard.press('Control+S');
  await page.locator('.lm-mod-current.jp-mod-dirty').waitFor({ state: 'detached' });
}

async function reset(page: Page) {
  await button(page, 'Reset this notebook').click();
  await expect.poll(() => page.locator('.jp-Dialog button:focus').textContent()).toBe('Cancel'); // Enter deletes nothing
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => title(page).textContent()).toContain('2 · Log-softmax');
}

/** Publishes another version of the lesson, as a newer build of the site would. */
function publish(site: string): () => void {
  const lesson = path.join(site, 'lab', 'files', NOTEBOOK);
  const versions = path.join(site, 'lab', 'extensions', 'softmax-copies', 'versions.json');
  const before = [lesson, versions].map((file) => [file, readFileSync(file, 'utf8')] as const);
  writeFileSync(lesson, before[0][1].replace('# 2 · Log-softmax', '# 2 · Log-softmax, revised'));
  writeFileSync(versions, JSON.stringify({ ...JSON.parse(before[1][1]), [NOTEBOOK]: 'revised' }));
  return () => {
    for (const [file, text] of before) writeFileSync(file, text);
  };
}

/** A reader changes a lesson, comes back, resets it; then the site has a newer version. */
export async function keepOwnNotebooks(page: Page, address: string, site: string): Promise<void> {
  await open(page, address);
  await writeTitle(page, 'My own');
  await open(page, address);
  expect(await title(page).textContent()).toContain('My own');
  const downloaded = page.waitForEvent('download');
  await button(page, 'Download').click();
  expect(readFileSync(await (await downloaded).path(), 'utf8')).toContain('# My own');
  await reset(page);
  await writeTitle(page, 'My second');

  const takeBack = publish(site);
  try {
    await open(page, address);
    await page.getByText(NEWER).waitFor({ timeout: 20_000 });
    expect(await title(page).textContent()).toContain('My second');
    await page.getByRole('button', { name: 'Get it beside my own' }).click();
    await page.getByRole('tab', { name: '02-log-softmax.new.ipynb' }).waitFor({ timeout: 20_000 });
    await expect.poll(() => title(page).textContent()).toContain('revised');

    await open(page, address);
    await expect.poll(() => title(page).textContent()).toContain('My second');
    expect(await page.getByText(NEWER).count()).toBe(0); // it was offered once
    await reset(page);
    expect(await title(page).textContent()).toContain('revised');
  } finally {
    takeBack();
  }
}
