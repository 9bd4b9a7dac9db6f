import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { serve } from '../../tools/book/serve.mjs';
import { type Received, WorkerClient } from '../../tools/book/workerClient.mjs';

const EPOCHS = 5;
const SETUP = `import { compareBatchSizes, FASHION_CLASSES, FashionMNIST, finishedRecords, tf } from '#lib';
await tf.ready();
const all = { train: new FashionMNIST({ train: true }), test: new FashionMNIST({ train: false }) };
const few = () => compareBatchSizes({ ...all, batchSizes: [512], seeds: [0, 1], epochs: 1 });`;
/** Ends after the first of many runs: all of them take minutes. */
const BEGIN = `const running = compareBatchSizes({ ...all, batchSizes: [1], seeds: [...Array(60).keys()], epochs: ${EPOCHS} });
running.catch(() => {}); // until the next cell awaits it
await new Promise((resolve) => setInterval(() => running.records.length > 0 && resolve(0), 50));`;

/** Each starts and ends two web workers. */
const MANY = `for (let i = 0; i < 25; i++) {
  const pictures = { images: new Uint8Array(5 * 784), labels: new Uint8Array(5), length: 5, classes: FASHION_CLASSES };
  await compareBatchSizes({ train: pictures, test: pictures, batchSizes: [1, 2], seeds: [0], epochs: 1 });
}`;

const execution = (code: string) => ({ code, silent: false, store_history: true, stop_on_error: true });
const errorOf = (messages: Received[]) => messages.find(({ type }) => type === 'error')?.content;
const resultOf = (messages: Received[]) =>
  messages.find(({ type }) => type === 'execute_result')?.content.data['text/plain'];

/** How many web workers of the page train models. */
async function trainers(page: Page): Promise<number> {
  return (await page.workers()).filter((one) => one.url().endsWith('/trainer.js')).length;
}

async function start(page: Page, script: string, { threads = true } = {}) {
  const worker = await WorkerClient.start(page, script, 'notebooks', { threads });
  const run = (code: string) => worker.ask('execute_request', execution(code));
  expect(errorOf(await run(SETUP))).toBeUndefined();
  return { worker, run };
}

/** An experiment trains several models at once; ■ ends it, what is finished is kept, and the next ones run, each to its end. */
export async function stopAndGoAgain(page: Page, script: string): Promise<void> {
  const { worker, run } = await start(page, script);
  expect(errorOf(await run(BEGIN))).toBeUndefined();
  expect(await trainers(page)).toBeGreaterThan(1);
  const awaiting = run('await running');
  await new Promise((resolve) => setTimeout(resolve, 200));
  await worker.stop();
  expect(errorOf(await awaiting)?.ename).toBe('Interrupted');
  const finished = resultOf(await run('finishedRecords().length'));
  expect(Number(finished) % EPOCHS).toBe(0);
  await expect.poll(() => trainers(page)).toBe(0);
  expect(resultOf(await run('[running.records.length, finishedRecords().length]'))).toBe(
    `[ ${finished}, ${finished} ]`,
  );
  expect(Number(finished)).toBeGreaterThan(0);
  expect(resultOf(await run('(await few()).length'))).toBe('2');
  expect(errorOf(await run(MANY))).toBeUndefined();
  await expect.poll(() => trainers(page)).toBe(0);
}

/** A reader learns why no model can be trained, and what to do: no room for the pictures, an older page, a script that does not come. */
export async function tellWhyNotTrained(browser: Browser, site: string): Promise<void> {
  const { address, server } = await serve(site);
  const page = await browser.newPage();
  await page.goto(`${address}/lab/package.json`); // no page of the book, whose service worker would keep the script
  const trainer = `${address}/lab/extensions/softmax-kernel/trainer.js`;
  expect(await page.evaluate(answerWithoutRoom, trainer)).toEqual({
    error:
      "Cannot train: no room for a web worker's copy of the pictures, 75 MB; close other tabs, then run the cell again",
  });
  const script = `${address}/lab/extensions/softmax-kernel/worker.js`;
  const inOlderPage = await start(page, script, { threads: false });
  expect(errorOf(await inOlderPage.run('await few();'))?.evalue).toBe(
    'Cannot train: the page is older than its kernel; save, then reload the page',
  );
  const { run } = await start(page, script);
  server.close();
  server.closeAllConnections();
  expect(errorOf(await run('await few();'))?.evalue).toBe(
    'Cannot load trainer.js: this site cannot be reached; go online, then run the cell again',
  );
  await page.close();
}

/** In the page: what a thread answers that gets pictures, and no memory. */
function answerWithoutRoom(trainer: string): Promise<unknown> {
  const script = new Blob([`WebAssembly.Memory = null; importScripts('${trainer}');`], { type: 'text/javascript' });
  const thread = new Worker(URL.createObjectURL(script));
  thread.postMessage({ contents: new ArrayBuffer(75_000_000) });
  return new Promise((resolve) => thread.addEventListener('message', ({ data }) => resolve(data)));
}
