import { Worker } from 'node:worker_threads';
import { watchMainThread } from './watchdogThread';

/*
 * Ends loops that node:vm's timeout does not reach: those behind an `await` or in a timer, which run when no call of ours is
 * on the stack. A thread watches whether the main thread still runs its timers. If not, the thread terminates the running
 * code through the inspector. (Node 20 to 24 have no time limit for promises' callbacks.)
 */
const BEAT_EVERY = 10; // ms
const [BEAT, LIMIT, BUSY] = [0, 1, 2];

let state: Int32Array | null = null;

/**
 * Awaits `work` while the thread watches.
 *
 * @param limit How long the main thread may go without a turn of its event loop, in ms.
 * @param busy How much processor time may be used in between, in ms.
 */
export async function watched<T>(limit: number, busy: number, work: () => Promise<T>): Promise<T> {
  state ??= startThread();
  const shared = state;
  const beat = setInterval(() => Atomics.add(shared, BEAT, 1), BEAT_EVERY);
  Atomics.add(shared, BEAT, 1);
  Atomics.store(shared, BUSY, Math.max(1, Math.ceil(busy)));
  Atomics.store(shared, LIMIT, Math.max(1, Math.ceil(limit)));
  Atomics.notify(shared, LIMIT);
  try {
    return await work();
  } finally {
    Atomics.store(shared, LIMIT, 0);
    clearInterval(beat);
  }
}

function startThread(): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(12));
  const options = { eval: true, workerData: shared.buffer, execArgv: [], argv: [] };
  new Worker(`(${watchMainThread})()`, options).unref();
  return shared;
}
