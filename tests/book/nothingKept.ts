import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumPath } from '../browser/lab';
import { runLesson } from './offline';

/** Chromium's setting "don't allow sites to save data on your device". */
const BLOCKED = { profile: { default_content_setting_values: { cookies: 2 } } };

async function readBook(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/index.html`);
  await page.locator('.figure-of-lesson .main-svg').first().waitFor({ timeout: 30_000 });
  await page.goto(`${address}/search.html?q=log-softmax`);
  const found = page.locator('#search-results').getByRole('link', { name: '2 · Log-softmax' });
  await found.first().waitFor({ timeout: 20_000 });
}

/** Runs a lesson that loads the pictures, and saves it. */
async function runAndSave(page: Page, address: string): Promise<void> {
  await runLesson(page, address, '01-data-and-model');
  await page.getByText('or it is lost.').first().waitFor();
  await page.keyboard.press('Control+S');
  await expect.poll(() => page.locator('.jp-mod-dirty').count()).toBe(0);
  expect(await page.getByText('A newer version').count()).toBe(0);
}

/** In a browser that lets no site keep anything, the book is read, a lesson says that nothing is kept, and its cells run. */
export async function useWithoutStorage(address: string): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'no-storage-'));
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(BLOCKED));
  const args = ['--no-sandbox', '--disable-gpu'];
  const context = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath, args });
  try {
    const page = await context.newPage();
    await readBook(page, address);
    await runAndSave(page, address);
    await expect(page.evaluate(() => caches.keys())).rejects.toThrow(); // it was such a browser
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
