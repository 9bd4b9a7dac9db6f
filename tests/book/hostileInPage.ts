import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Received, WorkerClient } from '../../tools/book/workerClient.mjs';
import { hostile, setUp, stillHere } from '../checks/hostile';

/** Each slow answer takes a check's whole time: those in which loops end themselves in different ways. */
const SLOW = [
  'an endless loop',
  'an endless loop behind an await',
  'an endless loop in a timer',
  'a promise that never settles',
];
/** It writes into what dataSync() gives: a tensor's own memory only in the native library. */
const OF_THE_NATIVE_LIBRARY = 'an answer that changes its input’s values';

const resultOf = (messages: Received[]): string =>
  messages
    .flatMap(({ type, content }) =>
      type === 'execute_result' ? content.data['text/plain'] : type === 'error' ? [content.ename, content.evalue] : [],
    )
    .join(' ');

/** Gives a check in a page's kernel the answers that it must survive, and looks whether the reader's variables do, too. */
export async function surviveHostile(page: Page, script: string): Promise<void> {
  const worker = await WorkerClient.start(page, script);
  const run = async (code: string) =>
    resultOf(await worker.ask('execute_request', { code, silent: false, store_history: true, stop_on_error: true }));
  expect(await run(setUp)).toBe('');
  for (const { name, answer, says, slow } of hostile) {
    if ((slow && !SLOW.includes(name)) || name === OF_THE_NATIVE_LIBRARY) continue;
    const rows = await run(`(await check(logSoftmaxCheck, ${answer})).toString();`);
    expect([name, rows]).toEqual([name, expect.stringMatching(says)]);
    expect([name, await run(stillHere)]).toEqual([name, expect.stringContaining('still here 1 2 3 6 true')]);
  }
}
