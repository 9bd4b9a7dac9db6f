import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { serve } from '../../tools/book/serve.mjs';
import { WorkerClient } from '../../tools/book/workerClient.mjs';
import { runAll, screenshot } from '../browser/lab';

const CELL = "import { FashionMNIST } from '#lib';\nnew FashionMNIST({ train: false }).length";
const execution = { code: CELL, silent: false, store_history: true, stop_on_error: true };

const COMPUTES = `import { logSoftmax, tf } from '#lib';
await tf.ready();
logSoftmax(tf.zeros([1, 2])).arraySync()[0][0]`;

const textOf = (messages: { type: string; content: Record<string, unknown> }[]) =>
  (messages.find(({ type }) => type === 'execute_result')?.content.data as Record<string, string>)?.['text/plain'];

/** Once the kernel is there, cells run without network, but for those that need the data set: they run once the network is there. */
export async function waitForNetwork(page: Page, script: string): Promise<void> {
  const worker = await WorkerClient.start(page, script);
  await worker.ask('execute_request', { ...execution, code: '1' }); // the worker and its files are there
  const place = '**/*';
  await page.context().route(place, (route) => route.abort('internetdisconnected'));
  const computed = await worker.ask('execute_request', { ...execution, code: COMPUTES });
  expect(textOf(computed)).toBe('-0.6931471824645996');
  expect(computed.filter(({ type }) => type === 'stream')).toEqual([]); // TensorFlow.js would warn there
  const offline = await worker.ask('execute_request', execution);
  expect(offline.find(({ type }) => type === 'error')?.content.evalue).toMatch(
    /^Cannot load .*: this site cannot be reached/,
  );
  await page.context().unroute(place);
  const online = await worker.ask('execute_request', execution);
  expect(textOf(online)).toBe('10000');
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

/** After one visit the book's page, the lesson with its data set, and a lesson that was never opened work without a server, with its saved outputs. */
export async function workOffline(browser: Browser, site: string): Promise<void> {
  const { address, server } = await serve(site);
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  try {
    const first = await context.newPage();
    await first.goto(`${address}/`);
    await runLesson(first, address, '01-data-and-model');
    const listed: string[] = JSON.parse(readFileSync(path.join(site, 'lab/needed.json'), 'utf8'));
    const needed = [...listed, 'files/notebooks/04-training-step.ipynb'].map(
      (name) => `/lab/${name.replace(/\?.*/, '')}`,
    );
    await expect.poll(() => kept(first), { timeout: 30_000 }).toEqual(expect.arrayContaining(needed));
    await first.close();
    server.close();
    server.closeAllConnections();

    const page = await context.newPage();
    await runLesson(page, address, '01-data-and-model');
    for (const front of ['/', '/index.html']) {
      await page.goto(address + front);
      await page.getByRole('heading', { name: 'Softmax Notebooks' }).waitFor();
    }
    await page.goto(`${address}/docs/glossary.html`);
    await page.getByText('You have not seen this page yet').waitFor();
    await page.goto(`${address}/lab/lab/index.html?path=notebooks/04-training-step.ipynb`);
    await page.locator('.jp-Notebook:visible h1', { hasText: '4 · ' }).waitFor({ timeout: 60_000 });
    const texts = page.locator('.jp-Notebook:visible .jp-OutputArea-output pre');
    await expect.poll(() => texts.count(), { timeout: 60_000 }).toBeGreaterThan(2);
    expect((await texts.allTextContents()).filter((text) => /^,/m.test(text))).toEqual([]); // lines of saved outputs
  } finally {
    await context.close();
    server.close();
  }
}

/** Requests of a first visit that are answered before the network is lost: those of the page, of its scripts, and of the lesson. */
const ANSWERED = [1, 4, 12, 50, 140, 150];

/** A first visit whose network is lost says what to do. With network, its Reload gives the lesson. */
export async function loseNetwork(browser: Browser, address: string): Promise<void> {
  for (const answered of ANSWERED) {
    const context = await browser.newContext();
    const page = await context.newPage();
    let asked = 0;
    await context.route('**/*', (route) =>
      ++asked > answered ? route.abort('internetdisconnected') : route.continue(),
    );
    await page.goto(`${address}/lab/lab/index.html?path=notebooks/02-log-softmax.ipynb`);
    const said = page.getByRole('alert').filter({ hasText: 'Go online, then reload the page' });
    await said.waitFor({ timeout: 60_000 });
    await screenshot(page, `lost-after-${answered}`);
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await said.getByRole('button').click();
    await page.locator('.jp-Notebook .jp-CodeCell').first().waitFor({ timeout: 60_000 });
    expect(await said.count()).toBe(0);
    await context.close();
  }
}
