import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { serve } from '../../tools/book/serve.mjs';
import { WorkerClient } from '../../tools/book/workerClient.mjs';
import { runAll, screenshot } from '../browser/lab';

const CELL = "import { FashionMNIST } from '#lib';\nnew FashionMNIST({ train: false }).length";
const execution = { code: CELL, silent: false, store_history: true, stop_on_error: true };

/** Runs a cell that needs the data set, first without network, then with it. */
export async function waitForNetwork(page: Page, script: string): Promise<void> {
  const worker = await WorkerClient.start(page, script);
  await worker.ask('execute_request', { ...execution, code: '1' }); // the worker and its files are there
  const place = '**/data/fashion-mnist/**';
  await page.context().route(place, (route) => route.abort('internetdisconnected'));
  const offline = await worker.ask('execute_request', execution);
  expect(offline.find(({ type }) => type === 'error')?.content.evalue).toMatch(
    /^Cannot load .*: this site cannot be reached/,
  );
  await page.context().unroute(place);
  const online = await worker.ask('execute_request', execution);
  expect(online.find(({ type }) => type === 'execute_result')?.content.data).toMatchObject({ 'text/plain': '10000' });
}

/** Opens a lesson from its page, as a reader does, and runs all its cells. */
export async function runLesson(page: Page, address: string, lesson: string): Promise<void> {
  await page.goto(`${address}/notebooks/${lesson}.html`);
  await page.getByRole('link', { name: 'Open and run' }).click();
  await page.getByText('TypeScript | Idle').waitFor({ timeout: 60_000 }); // in the status bar, once the kernel answers
  await runAll(page, 240);
  const errors = page.locator('[data-mime-type$="stderr"], [data-mime-type$="error"]');
  expect(await errors.allTextContents()).toEqual([]);
  await screenshot(page, `lite-${lesson}`);
}

const kept = (page: Page) =>
  page.evaluate(async () => (await (await caches.open('softmax-site')).keys()).map(({ url }) => new URL(url).pathname));

const KERNEL = '/lab/extensions/softmax-kernel';
const OLDER = `${KERNEL}/worker.0000000.js`;

/**
 * After one visit the book's page, the lesson with its data set, and a lesson that was never opened work without a server. Of the kernel
 * only the newest version is kept.
 */
export async function workOffline(browser: Browser, site: string): Promise<void> {
  const { address, server } = await serve(site);
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  try {
    const first = await context.newPage();
    await first.goto(`${address}/lab/package.json`);
    await first.evaluate(async (old) => (await caches.open('softmax-site')).put(old, new Response()), OLDER);
    await runLesson(first, address, '01-data-and-model');
    const kernel: string[] = JSON.parse(readFileSync(path.join(site, KERNEL, 'files.json'), 'utf8'));
    const needed = [...kernel.map((name) => `${KERNEL}/${name}`), '/lab/files/notebooks/04-training-step.ipynb'];
    await expect.poll(() => kept(first), { timeout: 30_000 }).toEqual(expect.arrayContaining(needed));
    await expect.poll(() => kept(first)).not.toContain(OLDER);
    await first.close();
    server.close();
    server.closeAllConnections();

    const page = await context.newPage();
    await runLesson(page, address, '01-data-and-model');
    await page.goto(`${address}/lab/lab/index.html?path=notebooks/04-training-step.ipynb`);
    await page.locator('.jp-Notebook:visible h1', { hasText: '4 · ' }).waitFor({ timeout: 60_000 });
  } finally {
    await context.close();
    server.close();
  }
}
