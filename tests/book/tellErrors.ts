import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Received, WorkerClient } from '../../tools/book/workerClient.mjs';

/** Cells that throw what the engine or a library makes, so that the words differ between browsers, and the line that is to blame. */
const THROWING: [code: string, position: RegExp][] = [
  ['const none: any = undefined;\nnone.foo;', /at cell\[\d+\]:2:\d+$/],
  ['const list: number[][] = [];\nfor (const _ of [1])\n  list[3].push(1);', /at cell\[\d+\]:3:\d+$/],
  ['function outer() {\n  return [1].map(() => (null as any)());\n}\nouter();', /cell\[\d+\]:2:\d+\)?$/],
  ['class Model {\n  step() {\n    return new Array(-1);\n  }\n}\nnew Model().step();', /step \(cell\[\d+\]:3:\d+\)$/],
  ['const deeper = (): number => deeper() + 1;\ndeeper();', /at deeper \(cell\[\d+\]:1:\d+\)$/],
  ['await Promise.reject(new Error("nope"));', /at cell\[\d+\]:1:\d+$/],
  [
    'void (async () => {\n  throw new Error("not caught");\n})();\nawait new Promise((resolve) => setTimeout(resolve, 50));',
    /at cell\[\d+\]:2:\d+$/,
  ],
  [
    'setTimeout(() => {\n  throw new Error("later");\n});\nawait new Promise((resolve) => setTimeout(resolve, 50));',
    /at cell\[\d+\]:2:\d+$/,
  ],
  [
    "import { tf } from '#lib';\nawait tf.ready();\ntf.matMul(tf.ones([2, 3]), tf.ones([2, 3]));",
    /at cell\[\d+\]:3:\d+$/,
  ],
  ['structuredClone(() => 1);', /at cell\[\d+\]:1:\d+$/],
];
const FRAME = /^ {4}(at (.+ \()?(cell\[\d+\]|lib\/.*):\d+:\d+\)?|… the same frame \d+ more times)$/;

/** Each error begins with its name and message, and has frames of the reader's own lines only. */
export async function tellErrors(page: Page, script: string): Promise<void> {
  const worker = await WorkerClient.start(page, script);
  for (const [code, position] of THROWING) {
    const request = { code, silent: false, store_history: true, stop_on_error: true };
    const messages: Received[] = await worker.ask('execute_request', request);
    const { ename, evalue, traceback = [] } = messages.find(({ type }) => type === 'error')?.content ?? {};
    const [first, ...frames] = traceback.join('\n').replace(`${ename}: ${evalue}`, '').split('\n');
    expect([code, first, evalue]).toEqual([code, '', expect.stringMatching(/\w{3}/)]);
    expect([code, frames.filter((line: string) => !FRAME.test(line))]).toEqual([code, []]);
    expect([code, frames[0]]).toEqual([code, expect.stringMatching(position)]);
  }
}
