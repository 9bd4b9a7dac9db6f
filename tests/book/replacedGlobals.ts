import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Received, WorkerClient } from '../../tools/book/workerClient.mjs';

const PATIENCE = 10_000; // ms
const NAMES = 'JSON.stringify(Object.getOwnPropertyNames(globalThis))';

/** Functions that the kernel itself calls, apart from builtins of the language. */
const CALLED = [
  'performance.now',
  'XMLHttpRequest.prototype.open',
  'XMLHttpRequest.prototype.send',
  'MessagePort.prototype.postMessage',
];

const shown = (messages: Received[]): string => {
  const { content } = messages.find(({ type }) => type === 'execute_result' || type === 'error') ?? {};
  return content?.data?.['text/plain'] ?? `${content?.ename}: ${content?.evalue}`;
};

/** Replaces such functions, then each global of a worker. The kernel answers the next cell each time, and ■ ends a loop at last. */
export async function replaceAll(page: Page, script: string): Promise<void> {
  const worker = await WorkerClient.start(page, script);
  const run = (code: string): Promise<string> => {
    const answer = worker.ask('execute_request', { code, silent: false, store_history: true, stop_on_error: true });
    const silence = new Promise<string>((resolve) => setTimeout(resolve, PATIENCE, 'no answer'));
    return Promise.race([answer.then(shown), silence]);
  };
  const globals: string[] = JSON.parse((await run(NAMES)).slice(1, -1));
  const replacements = [
    ...CALLED.map((name) => `(globalThis as any).${name} = () => 0;`),
    ...globals.map((name) => `try { (globalThis as any)[${JSON.stringify(name)}] = null; } catch {}`), // some are read-only
  ];
  for (const replace of replacements) {
    await run(replace);
    expect([replace, await run('1 + 1')]).toEqual([replace, '2']);
  }
  const loop = run('for (;;);');
  await page.waitForTimeout(500);
  await worker.stop();
  expect(await loop).toMatch(/^Interrupted: /);
}
