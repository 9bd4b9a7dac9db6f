import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { WorkerClient } from '../../tools/book/workerClient.mjs';

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
