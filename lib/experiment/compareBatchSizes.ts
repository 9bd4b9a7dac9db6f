import { progress } from '../show/progress';
import { describeDivergence, type EpochRecord } from './EpochRecord';
import type { Variant } from './task';
import { checkTraining, type Run, type Training, trainRuns } from './trainRuns';

/** An experiment under way: `await` it for all records; those of finished runs are in `records` at any time. */
export type Comparison = Promise<EpochRecord[]> & { readonly records: readonly EpochRecord[] };

let latest: EpochRecord[] = [];

/**
 * Trains softmax regression with each batch size, from each seed, and tells how each epoch went.
 *
 * The same steps as `iterateBatch` takes, from the same first weights over the same order of samples, in WebAssembly by
 * the gradient `softmax(z) − onehot(label)`; runs share the machine's cores. Stopped by its signal, it gives what is
 * finished; stopped with its cell, it leaves that to `finishedRecords`.
 *
 * @param options Batch sizes and seeds; the datasets, epochs, learning rate (0.1), a signal that stops it.
 * @returns Records by batch size, seed and epoch: rows of a table.
 * @throws RangeError when there is no batch size or seed, or one is not a whole number in its range, or `epochs` or
 * `learningRate` is not in its range.
 *
 * @example
 * const few = { images: new Uint8Array(5 * 784), labels: new Uint8Array(5), length: 5, classes: FASHION_CLASSES };
 * const records = await compareBatchSizes({ train: few, test: few, batchSizes: [1, 2], seeds: [0], epochs: 1 });
 * records.map(({ batchSize, updates }) => [batchSize, updates]); // [[1, 5], [2, 3]]
 */
export function compareBatchSizes({
  batchSizes,
  seeds,
  ...training
}: Training & { batchSizes: readonly number[]; seeds: readonly number[] }): Comparison {
  if (batchSizes.length === 0 || seeds.length === 0) {
    throw new RangeError(
      `Cannot compare batch sizes: at least 1 batch size and 1 seed are needed, got ${batchSizes.length} and ${seeds.length}`,
    );
  }
  const variants = batchSizes.flatMap((batchSize) => seeds.map((seed) => ({ batchSize, seed })));
  checkTraining(variants, training);
  const records: EpochRecord[] = [];
  latest = records;
  return Object.assign(collect(variants, training, records), { records });
}

/**
 * The records of the latest comparison's finished runs: what is left when its cell was stopped.
 *
 * @example
 * const few = { images: new Uint8Array(5 * 784), labels: new Uint8Array(5), length: 5, classes: FASHION_CLASSES };
 * const records = await compareBatchSizes({ train: few, test: few, batchSizes: [1, 2], seeds: [0], epochs: 1 });
 * finishedRecords() === records; // true
 */
export function finishedRecords(): EpochRecord[] {
  return latest;
}

/**
 * One run of the experiment's way: its records, and the weights that it ends with.
 *
 * @throws RangeError as `compareBatchSizes` does; the signal's reason when it is stopped.
 *
 * @example
 * const few = { images: new Uint8Array(5 * 784), labels: new Uint8Array(5), length: 5, classes: FASHION_CLASSES };
 * const { weight } = await trainRun({ train: few, test: few, batchSize: 2, seed: 0, epochs: 1 });
 * weight.length; // 7840
 */
export async function trainRun({ batchSize, seed, ...training }: Training & Variant): Promise<Run> {
  const variants = [{ batchSize, seed }];
  checkTraining(variants, training);
  for await (const { run } of trainRuns(variants, training)) return run;
  throw new Error('Cannot train: the run gave nothing'); // never: one variant, one run
}

/** Fills `records`, in the order of the variants whatever order they finish in. */
async function collect(variants: Variant[], training: Training, records: EpochRecord[]): Promise<EpochRecord[]> {
  const bySeed = [...variants].sort((a, b) => a.seed - b.seed);
  const finished = trainRuns(bySeed, training);
  const byVariant: EpochRecord[][] = [];
  const bar = progress(variants, { label: 'runs' });
  try {
    for (const _ of bar) {
      const { value } = await finished.next();
      byVariant[variants.indexOf(value.variant)] = value.run.records;
      records.splice(0, records.length, ...byVariant.flat());
      bar.report({ loss: value.run.records[training.epochs - 1].testLoss });
    }
  } catch (error) {
    if (!training.signal?.aborted) {
      const finishedRuns = records.length / training.epochs;
      console.log(`stopped: ${finishedRuns} of ${variants.length} runs are finished, see finishedRecords()`);
      throw error;
    }
  } finally {
    await finished.return(undefined);
  }
  for (const sentence of describeDivergence(records)) console.log(sentence);
  return records;
}
