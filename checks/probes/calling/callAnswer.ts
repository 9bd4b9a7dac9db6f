import { inspect } from 'node:util';
import { runInThisContext } from 'node:vm';
import type { Json } from '../Json';
import { markScopes } from './markScopes';
import { type Reason, TimeLimit } from './timeLimit';
import { watched } from './watchdog';

/** The outcome of one call of a reader's function. */
export type Outcome<Value extends Json = Json> =
  | { kind: 'returned'; value: Value }
  | { kind: 'nothing' }
  | { kind: 'missing' }
  | { kind: 'threw'; message: string }
  | { kind: 'hung'; seconds: number; reason: Reason };

/** The limit for one call, in seconds of processor time: for an ordinary function, and for one that trains. */
const SECONDS = 5;
export const SECONDS_TO_TRAIN = 8;

/** A stub throws an error with this text. */
export const STUB_MESSAGE = 'not implemented';

const slot = Symbol.for('softmax-notebooks.call');

/**
 * Calls a reader's function and reports what happened: it returned a value or nothing, it threw, it looped for ever, or its
 * promise never settled.
 *
 * The timeout of `node:vm` ends a synchronous loop, and the watchdog ends a loop behind an `await`. The reader's variables survive.
 * The limit counts processor time, see {@link TimeLimit}.
 * Reading the result can run the reader's code too, in a getter or a proxy's trap. So the same limit covers it.
 *
 * @param call Runs the reader's function.
 * @param describe Turns its result into JSON.
 * @param seconds The limit for all of it.
 */
export async function callAnswer<Value extends Json>(
  call: () => unknown,
  describe: (result: unknown) => Value,
  seconds = SECONDS,
): Promise<Outcome<Value>> {
  const limit = new TimeLimit(seconds);
  const leaveScopes = markScopes();
  try {
    let read = withinTime(() => readResult(call(), describe), limit);
    for (let depth = 0; read.kind === 'promise'; depth++) {
      if (depth === DEEPEST) return { kind: 'hung', seconds, reason: 'waiting' };
      const { value } = await settled(read.promise, limit);
      read = withinTime(() => readResult(value, describe), limit);
    }
    return read;
  } catch (error) {
    leaveScopes();
    if (error === timedOut) return { kind: 'hung', seconds, reason: limit.reason() };
    const message = messageOf(error);
    return message.includes(STUB_MESSAGE) ? { kind: 'missing' } : { kind: 'threw', message };
  }
}

const timedOut = Symbol('timed out');
const MESSAGE_TIME = 0.5; // seconds
const DEEPEST = 20; // a promise never resolves to a promise, but a homemade thenable may resolve to itself for ever

type Read<Value extends Json> =
  | Extract<Outcome<Value>, { kind: 'returned' | 'nothing' }>
  | { kind: 'promise'; promise: unknown };

/** Calling and reading go into one run of `withinTime`, since each run starts a thread that watches the time. */
function readResult<Value extends Json>(result: unknown, describe: (result: unknown) => Value): Read<Value> {
  if (isThenable(result)) return { kind: 'promise', promise: result };
  if (result === undefined || result === null) return { kind: 'nothing' };
  return { kind: 'returned', value: describe(result) };
}

/** Runs `call` to its end, or stops it at its limit and throws `timedOut`. */
function withinTime<T>(call: () => T, limit: TimeLimit): T {
  const timeout = limit.remaining();
  if (timeout <= 0) throw timedOut;
  let end: { value: T } | { error: unknown } | undefined;
  const run = () => {
    try {
      end = { value: call() };
    } catch (error) {
      end = { error }; // caught here, because node:vm would read the properties of what is thrown
    }
  };
  Object.assign(globalThis, { [slot]: run });
  try {
    runInThisContext(`globalThis[Symbol.for('${slot.description}')]()`, { timeout, displayErrors: false });
  } catch {
    throw timedOut;
  } finally {
    Object.assign(globalThis, { [slot]: undefined });
  }
  if (!end) throw timedOut;
  if ('error' in end) throw end.error;
  return end.value;
}

/** The value that a promise resolves to, wrapped in an object: `await` would read its `then` outside the time limit. */
async function settled(promise: unknown, limit: TimeLimit): Promise<{ value: unknown }> {
  try {
    return await watched(limit.remaining() + GRACE, limit.busy() + GRACE, () => settledBy(promise, limit));
  } catch (error) {
    if (error === timedOut) await watched(GRACE, GRACE, loopToEnd);
    throw error;
  }
}

/** Longer turns of the event loop are cut off. A loop that yields takes longer ones: the kernel's `await` yields every 100 ms. */
const GRACE = 60; // ms
const LOOK_EVERY = 20; // ms

/** Waits, so that the watchdog finds a loop that still runs. There are several timers, since the watchdog may cut one off. */
function loopToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const turns of [5, 8, 11]) setTimeout(resolve, turns * GRACE);
  });
}

function settledBy(promise: unknown, limit: TimeLimit): Promise<{ value: unknown }> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => limit.exceeded() && reject(timedOut), LOOK_EVERY);
    const end = (finish: () => void) => {
      clearInterval(timer);
      if (limit.exceeded()) reject(timedOut);
      else finish();
    };
    const subscribe = () =>
      (promise as PromiseLike<unknown>).then(
        (value) => end(() => resolve({ value })),
        (error) => end(() => reject(error)),
      );
    try {
      withinTime(subscribe, limit);
    } catch (error) {
      end(() => reject(error));
    }
  });
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** Describes a thrown value in one line of at most 200 characters. */
function messageOf(error: unknown): string {
  const describe = () =>
    error instanceof Error ? `${error.name}: ${error.message}` : `a thrown ${inspect(error, { depth: 0 })}`;
  try {
    return firstLineOf(withinTime(describe, new TimeLimit(MESSAGE_TIME))).slice(0, 200);
  } catch {
    return 'something that cannot be described';
  }
}

/** TensorFlow's C library gives the reason only in the second line: `Invalid TF_Status: 3`, then `Message: …`. */
function firstLineOf(message: string): string {
  const [first, second = ''] = message.split('\n');
  const [, reason] = /^Message: (.+)/.exec(second) ?? [];
  return /Invalid TF_Status: \d+$/.test(first) && reason ? `TensorFlow: ${reason}` : first;
}
