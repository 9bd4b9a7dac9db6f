import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Received, WorkerClient } from '../../tools/book/workerClient.mjs';

/** Imports that fail when they are compiled, and one of a module of Node, which fails when it runs. */
const MISSING = ['lodash', 'https://example.org/x.js', '#nope', 'jsdom', 'node:nope', 'node:fs'];
const OFFERED = /The course in a browser has (.*): no other module can be loaded\./;

/** An import that a browser cannot have is told with all that it can have; each of those is there, and they alone are completed. */
export async function tellWhatCanBeImported(page: Page, script: string): Promise<void> {
  const worker = await WorkerClient.start(page, script);
  const run = (code: string): Promise<Received[]> =>
    worker.ask('execute_request', { code, silent: false, store_history: true, stop_on_error: false });
  const errorOf = async (code: string) => {
    const messages = await run(code);
    return messages.find(({ type }) => type === 'error')?.content.traceback.join('\n') as string | undefined;
  };
  const told = await Promise.all(MISSING.map((name) => errorOf(`import * as x from '${name}';\nx;`)));
  expect(told).toEqual(MISSING.map((name) => expect.stringContaining(`Cannot find module '${name}'`)));
  const offers = new Set(told.map((text) => OFFERED.exec(text ?? '')?.[1]));
  expect(offers.size).toBe(1);
  const modules = [...offers][0]?.split(/, | and /) ?? [];
  expect(modules).toEqual(expect.arrayContaining(['#lib', '#checks', '@tensorflow/tfjs', 'danfojs-node', 'node:path']));
  for (const name of modules) expect(await errorOf(`import * as there from '${name}';\nthere;`), name).toBeUndefined();
  expect(await errorOf("import x from './nowhere';")).not.toMatch(OFFERED);
  const reason = await run("import { backend } from '#lib';\nbackend.reason"); // the first lesson shows it in a table
  expect(reason.find(({ type }) => type === 'execute_result')?.content.data['text/plain']).toBe(
    "'no native library (a browser has none)'",
  );
  const code = "import {} from '";
  const completed: Received[] = await worker.ask('complete_request', { code, cursor_pos: code.length });
  expect(completed.find(({ type }) => type === 'complete_reply')?.content.matches).toEqual([...modules].sort());
}
