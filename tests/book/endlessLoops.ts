import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Received, WorkerClient } from '../../tools/book/workerClient.mjs';

/** Cells that never end. Each counts its rounds. */
const ENDLESS = [
  'rounds = 0;\nfor (;;) rounds++;',
  'rounds = 0;\nconst spin = () => {\n  while (true) rounds++;\n};\nspin();',
  'rounds = 0;\nwhile (true) {\n  try {\n    do rounds++;\n    while (true);\n  } catch {}\n}',
  'rounds = 0;\nouter: for (const _ of [1]) for (;;) {\n  rounds++;\n  continue;\n}',
  'rounds = 0;\nfor (;;) {\n  rounds++;\n  await null;\n}',
  'rounds = 0;\nclass Spinning {\n  static {\n    for (;;) rounds++;\n  }\n}',
  'rounds = 0;\nfor (;;) {\n  rounds++;\n  Array.from({ length: 20_000 }, Math.random).sort();\n}', // a round takes long
  'rounds = 0;\nconst many = Array.from({ length: 30_000 }, (_, i) => i);\nfor (;;) {\n  rounds++;\n  if (rounds > 100_000) JSON.stringify(many);\n}', // from some round on
];
const SECONDS = process.env.CI ? 1 : 3; // of a machine that others use meanwhile

const execution = (code: string) => ({ code, silent: false, store_history: true, stop_on_error: true });
const resultOf = (messages: Received[]) =>
  (messages.find(({ type }) => type === 'execute_result')?.content.data as Record<string, string>)?.['text/plain'];

/** Ends endless cells in a page's kernel, and looks whether their variables are kept. */
export async function endLoops(page: Page, script: string): Promise<void> {
  const worker = await WorkerClient.start(page, script);
  await worker.ask('execute_request', execution('let rounds = 0;'));
  for (const code of ENDLESS) {
    const running = worker.ask('execute_request', execution(code));
    await new Promise((resolve) => setTimeout(resolve, 400));
    const pressed = performance.now();
    await worker.stop();
    const messages = await running;
    expect([code, (performance.now() - pressed) / 1000 < SECONDS]).toEqual([code, true]);
    expect(messages.find(({ type }) => type === 'error')?.content.ename).toBe('Interrupted');
    expect(Number(resultOf(await worker.ask('execute_request', execution('rounds'))))).toBeGreaterThan(0);
  }
}
