import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { DataLoader } from '../DataLoader';
import type { ImageDataset } from '../FashionMNIST';
import { SGD } from '../SGD';
import type { EpochRecord } from './EpochRecord';
import { readModel, type Weights } from './modelMemory';
import { releaseMemory, shareMemory } from './sharedMemory';
import { epochOrders, makeTask, type Variant } from './task';
import type { Epoch, Task } from './worker.mjs';

const LOOK_MS = 100; // an interrupt takes effect when an `await` ends, so no `await` lasts longer than this

/** The options that all runs of an experiment share. */
export interface Training {
  train: ImageDataset;
  test: ImageDataset;
  epochs: number;
  /** Default: 0.1. */
  learningRate?: number;
  /** Ends the experiment early. The results of finished runs are kept. */
  signal?: AbortSignal;
}

/** A finished run: a record for each epoch, and the weights after the last epoch. */
export interface Run extends Weights {
  records: EpochRecord[];
}

/**
 * Trains one model for each variant and yields each run when it is finished. As many runs at a time as there are cores.
 *
 * @throws RangeError as `DataLoader` and `SGD` do, and when `epochs` is not a whole number ≥ 1.
 */
export async function* trainRuns(
  variants: readonly Variant[],
  { train, test, epochs, learningRate = 0.1, signal }: Training,
): AsyncGenerator<{ variant: Variant; run: Run }> {
  const workers = Math.min(availableParallelism(), variants.length);
  const batchSize = Math.min(train.length, Math.max(...variants.map((variant) => variant.batchSize)));
  const shared = shareMemory({ train, test }, { workers, batchSize });
  const pool = new Piscina<Task, Epoch[]>({
    filename: pathToFileURL(resolve(__dirname, 'worker.mjs')).href,
    // idle threads end by themselves, even if an interrupt has cut off this code
    ...{ minThreads: 0, maxThreads: workers, idleTimeout: 1000 },
    execArgv: [], // workers do not get the options of the process, such as a test runner's loaders
  });
  const ordersOf = lastOf((seed: number) => epochOrders(train, seed, epochs));
  const waiting = variants[Symbol.iterator]();
  const underWay = new Map<number, Promise<{ worker: number; variant: Variant; run: Run }>>();

  let over = false;
  let failed = false;

  const runOn = async (worker: number, variant: Variant) => {
    const orders = await ordersOf(variant.seed);
    if (over) throw new Error('Cannot train: the experiment is over'); // else the pool would start a worker again
    const task = makeTask(variant, { shared, worker, learningRate, orders });
    const records = toRecords(variant, train.length, await pool.run(task, { signal }));
    return { worker, variant, run: { records, ...readModel(shared.memory, task.workspace.model) } };
  };
  const startNext = (worker: number) => {
    const { value: variant, done } = waiting.next();
    if (!done) underWay.set(worker, runOn(worker, variant));
  };
  try {
    for (let worker = 0; worker < workers; worker++) startNext(worker);
    while (underWay.size > 0) {
      const finished = await Promise.race([...underWay.values(), lookAgain()]);
      if (!finished) continue;
      const { worker, variant, run } = finished;
      underWay.delete(worker);
      startNext(worker);
      yield { variant, run };
    }
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    over = true;
    for (const unfinished of underWay.values()) unfinished.catch(() => {}); // `destroy` rejects them
    const ended = pool.destroy().then(() => releaseMemory(shared)); // an interrupt would skip code after an `await`
    if (!failed) await ended; // a stopped cell ends at its next `await`: the error would never reach the caller
  }
}

const lookAgain = () => new Promise<void>((resolve) => setTimeout(resolve, LOOK_MS));

/** @throws RangeError when `DataLoader` or `SGD` would throw one, or `epochs` is not a whole number ≥ 1. */
export function checkTraining(
  variants: readonly Variant[],
  { train, test, epochs, learningRate = 0.1 }: Training,
): void {
  for (const { batchSize, seed } of variants) new DataLoader(train, { batchSize, seed, shuffle: true });
  new DataLoader(test, { batchSize: 1 });
  new SGD([], { learningRate });
  if (!Number.isInteger(epochs) || epochs < 1) {
    throw new RangeError(`Cannot train: epochs must be a whole number >= 1, got ${epochs}`);
  }
}

/** Keeps the latest result, which is enough since the variants are sorted by seed. */
function lastOf<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: compute(key) };
    return last.value;
  };
}

function toRecords(variant: Variant, samples: number, epochs: Epoch[]): EpochRecord[] {
  const updates = Math.ceil(samples / variant.batchSize);
  let seconds = 0;
  let diverged = false;
  return epochs.map((epoch, i) => {
    seconds += epoch.seconds;
    diverged ||= !Number.isFinite(epoch.trainLoss) || !Number.isFinite(epoch.testLoss);
    return { ...variant, epoch: i + 1, updates: updates * (i + 1), ...epoch, seconds, diverged };
  });
}
