import { inspect } from 'node:util';
import { runInThisContext } from 'node:vm';
import type { Json } from './Verdict';

/** What one call of a reader's function did. */
export type Outcome<Value extends Json = Json> =
  | { kind: 'returned'; value: Value }
  | { kind: 'nothing' }
  | { kind: 'missing' }
  | { kind: 'threw'; message: string }
  | { kind: 'hung'; seconds: number };

/** The text of the error that a stub throws. */
export const STUB_MESSAGE = 'not implemented';

const slot = Symbol.for('softmax-notebooks.call');

/**
 * Calls a reader's function and reports what happened, whatever that is: a value, nothing, a throw of anything, an endless
 * loop, a promise that never settles.
 *
 * `node:vm`'s timeout ends a synchronous loop; the reader's variables stay as they are.
 *
 * @param call Runs the reader's function.
 * @param describe Turns its result into JSON; it runs under the same time limit.
 * @param seconds The limit for all of it.
 */
export async function callAnswer<Value extends Json>(
  call: () => unknown,
  describe: (result: unknown) => Value,
  seconds = 5,
): Promise<Outcome<Value>> {
  const deadline = performance.now() + 1000 * seconds;
  try {
    let result = withinTime(call, deadline);
    if (isThenable(result)) result = await settledBy(result, deadline);
    if (result === undefined || result === null) return { kind: 'nothing' };
    const settled = result;
    return { kind: 'returned', value: withinTime(() => describe(settled), deadline) };
  } catch (error) {
    if (error === timedOut || isTimeout(error)) return { kind: 'hung', seconds };
    const message = messageOf(error);
    return message.includes(STUB_MESSAGE) ? { kind: 'missing' } : { kind: 'threw', message };
  }
}

const timedOut = Symbol('timed out');

function withinTime<T>(call: () => T, deadline: number): T {
  const left = Math.ceil(deadline - performance.now());
  if (left <= 0) throw timedOut;
  Object.assign(globalThis, { [slot]: call });
  try {
    return runInThisContext(`globalThis[Symbol.for('${slot.description}')]()`, { timeout: left });
  } finally {
    Object.assign(globalThis, { [slot]: undefined });
  }
}

function settledBy(promise: PromiseLike<unknown>, deadline: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(timedOut), Math.max(0, deadline - performance.now()));
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

function isTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | null | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

/** The first line of whatever was thrown, at most 200 characters. */
function messageOf(error: unknown): string {
  let text: string;
  try {
    text = error instanceof Error ? `${error.name}: ${error.message}` : `a thrown ${inspect(error, { depth: 0 })}`;
  } catch {
    text = 'something that cannot be described';
  }
  return text.split('\n')[0].slice(0, 200);
}
