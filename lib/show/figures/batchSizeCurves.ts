import type { EpochRecord } from '../../experiment/EpochRecord';
import { mean } from '../../metrics/mean';
import type { Figure } from '../Figure';
import { lineChart, type Panel } from './lineChart';

const TITLES = {
  epoch: 'epochs',
  updates: 'updates',
  seconds: 'seconds of training',
  trainLoss: 'training loss (nats)',
  trainAccuracy: 'training accuracy',
  testLoss: 'test loss (nats)',
  testAccuracy: 'test accuracy',
};
type Against = 'epoch' | 'updates' | 'seconds';
type Measure = 'trainLoss' | 'trainAccuracy' | 'testLoss' | 'testAccuracy';

/**
 * Draws one line for each batch size: the mean over its seeds, in a band from their least to their largest value.
 *
 * If a run diverges, the line of its batch size ends there with ✕.
 *
 * @param records From `compareBatchSizes`.
 * @param options `against`: the x axes, one panel each; `measure`: the y axis; `title`.
 * @throws RangeError when there is no record or no x axis.
 *
 * @example
 * const few = { images: new Uint8Array(5 * 784), labels: new Uint8Array(5), length: 5, classes: FASHION_CLASSES };
 * const records = await compareBatchSizes({ train: few, test: few, batchSizes: [1, 2], seeds: [0, 1], epochs: 1 });
 * batchSizeCurves(records, { against: ['epoch'] }).text;
 * // 'Test accuracy after 1 epoch, mean over 2 seeds (least to largest): 1.000 (1.000 to 1.000) at batch size 1, 1.000 (1.000 to 1.000) at batch size 2.'
 */
export function batchSizeCurves(
  records: readonly EpochRecord[],
  {
    against = ['epoch', 'updates'],
    measure = 'testAccuracy',
    title = 'Batch sizes compared',
  }: { against?: readonly Against[]; measure?: Measure; title?: string } = {},
): Figure {
  if (records.length === 0 || against.length === 0) {
    throw new RangeError(
      `Cannot draw runs: at least 1 record and 1 way to compare are needed, got ${records.length} and ${against.length}`,
    );
  }
  const sizes = [...new Set(records.map(({ batchSize }) => batchSize))];
  const runs = sizes.map((size) => summarize(records, size, measure));
  const panels = against.map((axis): Panel => {
    const lines = runs.map(({ name, epochs }) => ({
      name,
      x: epochs.map(({ at }) => at[axis]),
      y: epochs.map((epoch) => epoch.mean),
      band: { lower: epochs.map(({ least }) => least), upper: epochs.map(({ largest }) => largest) },
    }));
    return { lines, xTitle: TITLES[axis], yTitle: TITLES[measure], xScale: axis === 'updates' ? 'log' : 'linear' };
  });
  const last = Math.max(...records.map(({ epoch }) => epoch));
  const seeds = new Set(records.map(({ seed }) => seed)).size;
  const what = `${TITLES[measure].replace(/^t/, 'T')} after ${last} epoch${last === 1 ? '' : 's'}`;
  const over = `mean over ${seeds} seed${seeds === 1 ? '' : 's'} (least to largest)`;
  return lineChart(panels, { title, text: `${what}, ${over}: ${runs.map(({ outcome }) => outcome).join(', ')}.` });
}

function summarize(records: readonly EpochRecord[], batchSize: number, measure: Measure) {
  const own = records.filter((record) => record.batchSize === batchSize);
  const epochs = [...new Set(own.map(({ epoch }) => epoch))].map((epoch) => {
    const seeds = own.filter((record) => record.epoch === epoch);
    // a diverged model still has an accuracy, but it says nothing about the model
    const values = seeds.map((record) => (record.diverged ? Number.NaN : record[measure]));
    const meanOf = (key: Against) => mean(seeds.map((record) => record[key]));
    return {
      at: { epoch, updates: meanOf('updates'), seconds: meanOf('seconds') },
      mean: mean(values),
      least: Math.min(...values),
      largest: Math.max(...values),
    };
  });
  const { mean: end, least, largest } = epochs[epochs.length - 1];
  const diverged = !Number.isFinite(end);
  const range = diverged ? 'diverged' : `${end.toFixed(3)} (${least.toFixed(3)} to ${largest.toFixed(3)})`;
  const name = `batch size ${batchSize}`;
  return { name: diverged ? `${name}, diverged` : name, outcome: `${range} at ${name}`, epochs };
}
