import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Received, WorkerClient } from '../../tools/book/workerClient.mjs';
import { KernelClient } from '../kernel/kernelClient';
import { CELLS, QUESTIONS } from './cells';

const execution = (code: string) => ({ code, silent: false, store_history: true, stop_on_error: false });

/** What a reader sees of an answer: text in one piece for each stream, no states, and the reply, which has a socket of its own, last. */
function seen(messages: Received[]): unknown[] {
  const text = (name: string) =>
    messages.flatMap(({ type, content }) => (type === 'stream' && content.name === name ? content.text : [])).join('');
  const isReply = ({ type }: Received) => type.endsWith('_reply');
  const shown = messages.filter((one) => one.type !== 'stream' && one.type !== 'status' && !isReply(one));
  const others = [...shown, ...messages.filter(isReply)].map(({ type, content }) => [type, content]);
  return [{ stdout: text('stdout'), stderr: text('stderr') }, ...others];
}

const isAsyncFrame = (line: unknown) => /^ +at async /.test(String(line));
const withoutAsyncFrames = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (_, part) => (Array.isArray(part) ? part.filter((one) => !isAsyncFrame(one)) : part)),
  );

/**
 * Runs the same cells in the installed kernel and in the one of a page, and compares all messages.
 *
 * @param asyncFrames Whether the browser tells of the callers that await what threw. Firefox does so for its debugger only.
 */
export async function compareKernels(page: Page, script: string, { asyncFrames = true } = {}): Promise<void> {
  const installed = await KernelClient.start({ cwd: `${process.cwd()}/notebooks` });
  try {
    const worker = await WorkerClient.start(page, script);
    const requests = [...CELLS.map((code) => ['execute_request', execution(code)] as const), ...QUESTIONS];
    const answers = { installed: [] as unknown[], worker: [] as unknown[] };
    for (const [type, content] of requests) {
      answers.installed.push([content, ...seen(await installed.answer(installed.send(type, content)))]);
      answers.worker.push([content, ...seen(await worker.ask(type, content))]);
    }
    const compared = asyncFrames ? answers.installed : withoutAsyncFrames(answers.installed);
    expect(answers.worker).toEqual(compared);
  } finally {
    installed.close();
  }
}
