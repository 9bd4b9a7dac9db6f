import { progress } from '../show/progress';
import { describeDivergence, type EpochRecord } from './EpochRecord';
import type { Variant } from './task';
import { checkTraining, type Run, type Training, trainRuns } from './trainRuns';

/** A running experiment: `await` it to get all records. The records of finished runs are in `records` at any time. */
export type Comparison = Promise<EpochRecord[]> & { readonly records: readonly EpochRecord[] };

let latest: EpochRecord[] = [];

/**
 * Trains softmax regression with each batch size and each seed, and records the results of each epoch.
 *
 * The training steps are those of `iterateBatch`, with the same first weights and the same order of samples. They run
 * in WebAssembly, with the gradient `softmax(z) − onehot(label)`, one run on each core of the machine at a time. If the
 * signal stops the experiment, the result is the records of the finished runs. If the cell is interrupted,
 * `finishedRecords` returns them.
 *
 * @param options Batch sizes and seeds; the datasets, the epochs, the learning rate (0.1), a signal that stops the
 * experiment.
 * @returns The records in the order of batch sizes, seeds and epochs: rows of a table.
 * @throws RangeError when there is no batch size or no seed, or when a batch size, a seed, `epochs` or `learningRate`
 * is not valid.
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
 * The records of the finished runs of the latest comparison, also if its cell was interrupted.
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
 * Trains one model in the same way as `compareBatchSizes`: its records, and its weights at the end.
 *
 * @throws RangeError as `compareBatchSizes` does; the signal's reason when the signal stops it.
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
  throw new Error('Cannot train: the run gave nothing'); // cannot happen: one variant gives one run
}

/** Fills `records` in the order of the variants, in whatever order the runs finish. */
async function collect(variants: Variant[], training: Training, records: EpochRecord[]): Promise<EpochRecord[]> {
  const bySeed = [...variants].sort((a, b) => a.seed - b.seed);
  const finished = trainRuns(bySeed, training);
  const byVariant: EpochRecord[][] = [];
  const bar = progress(variants, { label: 'runs', ifStopped: 'finishedRecords() has the finished runs' });
  try {
    for (const _ of bar) {
      const { value } = await finished.next();
      byVariant[variants.indexOf(value.variant)] = value.run.records;
      records.splice(0, records.length, ...byVariant.flat());
      bar.report({ loss: value.run.records[training.epochs - 1].testLoss });
    }
  } catch (error) {
    if (!training.signal?.aborted) throw error;
  } finally {
    await finished.return(undefined);
  }
  for (const sentence of describeDivergence(records)) console.log(sentence);
  return records;
}
