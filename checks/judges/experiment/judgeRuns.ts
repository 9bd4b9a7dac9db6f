import { type ObservedRecord, PICTURES } from '../../probes/experiment';
import type { Verdict } from '../../Verdict';
import { explainNumbers } from '../shared/explainNumbers';
import { formatApart } from '../shared/formatNumber';
import type { Run } from '../shared/referenceRun';
import { scoreFactors } from '../shared/scoreFactors';
import { agrees, Expected, lossAgrees, MOST_EPOCHS } from './Expected';
import { ratesAt, ratesBySize } from './ratesBySize';

type Records = ObservedRecord[];
type Words = { seen: string; next: string };

/** Compares each record with its run, which is trained once more in float64. */
export function judgeRuns(task: string, records: Records, seed: number): Verdict {
  const right = new Expected(seed);
  const words =
    records.length === 0
      ? { seen: 'no records', next: 'Return what `compareBatchSizes` gives.' }
      : (unlikeData(records, right) ?? offRuns(records, right));
  if (words) return { task, voice: 'almost', ...words };
  return { task, voice: 'correct', seen: 'each run comes out as in float64', next: '' };
}

/** Detects numbers of updates that do not fit the number of training pictures. */
function unlikeData(records: Records, { data }: Expected): Words | null {
  const pictures = data.train.length;
  const off = records.find(({ batchSize, epoch, updates }) => updates !== Math.ceil(pictures / batchSize) * epoch);
  if (!off) return null;
  const seen = `${off.updates} updates after epoch ${off.epoch} at batch size ${off.batchSize}`;
  const floored = records.every(
    ({ batchSize, epoch, updates }) => updates === Math.floor(pictures / batchSize) * epoch,
  );
  if (floored) {
    const next = 'The number of minibatches is rounded down. The last, smaller minibatch is an update, too.';
    return { seen, next };
  }
  const early = records.every(
    ({ batchSize, epoch, updates }) => updates === Math.ceil(pictures / batchSize) * (epoch + 1),
  );
  if (early) return { seen, next: 'Epochs count from 1: these are the updates of one epoch more.' };
  const single = records.find(({ batchSize }) => batchSize === 1);
  const own = single && single.updates / single.epoch;
  const fewer =
    own !== undefined &&
    Number.isInteger(own) &&
    own !== pictures &&
    records.every(({ batchSize, epoch, updates }) => updates === Math.ceil(own / batchSize) * epoch);
  if (fewer) {
    return {
      seen,
      next: `These are the updates of ${own} training pictures; ${pictures} were given: hand \`train\` and \`test\` on.`,
    };
  }
  return { seen, next: `${pictures} training pictures were given: how many minibatches is that?` };
}

/** Detects different runs with the same numbers. */
function sameNumbers(records: Records): Words | null {
  const losses = new Map<string, ObservedRecord>();
  for (const record of records) {
    const key = `${record.epoch} ${record.testLoss}`;
    const twin = losses.get(key);
    if (twin && twin.seed !== record.seed) {
      const seen = `seeds ${twin.seed} and ${record.seed} have the same test loss to the last digit`;
      return {
        seen,
        next: 'Is it one run under several names? Each seed begins with other weights, and in another order.',
      };
    }
    const sizes = twin ? [twin.batchSize, record.batchSize].sort((a, b) => a - b) : [];
    if (twin && sizes[0] < Math.min(sizes[1], PICTURES.train)) {
      const seen = `batch sizes ${sizes.join(' and ')} have the same test loss to the last digit`;
      return { seen, next: 'Is it one model for several batch sizes? Each run trains a model of its own.' };
    }
    losses.set(key, record);
  }
  return null;
}

/** Detects a test loss that no epoch changes. */
function stillModel(records: Records): Words | null {
  const byRun = new Map<string, Set<number>>();
  for (const { batchSize, seed, testLoss } of records) {
    const run = `${batchSize} ${seed}`;
    byRun.set(run, (byRun.get(run) ?? new Set()).add(testLoss));
  }
  if (records.every(({ epoch }) => epoch === records[0].epoch)) return null;
  if (![...byRun.values()].every(({ size }) => size === 1)) return null;
  return {
    seen: 'the test loss of a run is the same after each epoch',
    next: 'Nothing is learnt. Which learning rate is handed on?',
  };
}

/** Trainings with a known mistake, and what to say about each. */
function knownMistakes(right: Expected): [change: Partial<Run>, next: string][] {
  const { train, test } = right.data;
  return [
    [{ test: train }, 'The scores are the training set’s: the run is tested on `train`. Hand `test` on.'],
    [{ train: test, test: train }, '`train` and `test` are swapped.'],
    [{ train: test }, 'The run learns from `test`. What tests it then?'],
    [{ sameOrder: true }, 'Each epoch has the first one’s order.'],
    [{ shuffle: false }, 'The training pictures come in the same order, not shuffled.'],
    ...[0.01, 0.05, 0.2, 0.5, 1].map((learningRate): [Partial<Run>, string] => [
      { learningRate },
      `That is learning rate ${learningRate}. The sizes are compared at 0.1, which is what \`compareBatchSizes\` takes.`,
    ]),
  ];
}

const SAMPLE = 3; // records

/** Whether of a sample of the records none has the loss of the run that it names, rightly trained or with a known mistake. */
export function areMadeUp(records: Records, seed: number): boolean {
  const right = new Expected(seed);
  const sample = records
    .filter(({ epoch }) => epoch <= MOST_EPOCHS)
    .filter((_, i, all) => i % Math.ceil(all.length / SAMPLE) === 0);
  const changes: Partial<Run>[] = [{}, ...knownMistakes(right).map(([change]) => change), { learningRate: 0 }];
  const isTrained = (record: ObservedRecord) =>
    changes.some((change) => lossAgrees(record, right.scores(record, change))) ||
    lossAgrees(record, right.scores({ ...record, epoch: record.epoch + 1 })) || // counted from 0
    ratesAt(record.batchSize).some((learningRate) => agrees(record, right.scores(record, { learningRate })));
  return sample.length > 0 && !sample.some(isTrained);
}

/** Detects a run whose scores differ from those in float64, and looks for the mistake that gives them. */
function offRuns(records: Records, right: Expected): Words | null {
  const checked = records.filter(({ epoch }) => epoch <= MOST_EPOCHS);
  const wrong = checked.find((record) => !agrees(record, right.scores(record)));
  if (!wrong) return null;
  const structure = stillModel(records) ?? sameNumbers(records);
  if (structure) return structure;
  const expected = right.scores(wrong);
  const where = `batch size ${wrong.batchSize}, seed ${wrong.seed}, epoch ${wrong.epoch}`;
  if (!expected) return { seen: where, next: 'Batch size, seed and epoch are whole numbers.' };
  const lossIsOff = Math.abs(wrong.testLoss - expected.loss) > 1e-4;
  const [own, best] = lossIsOff
    ? formatApart(wrong.testLoss, expected.loss)
    : formatApart(wrong.testAccuracy, expected.accuracy);
  const seen = `${where}: test ${lossIsOff ? 'loss' : 'accuracy'} ${own}; right is ${best}`;
  const known = knownMistakes(right).find(([change]) => agrees(wrong, right.scores(wrong, change)));
  return {
    seen,
    next:
      known?.[1] ??
      explainScores(checked, right, lossIsOff ? 'loss' : 'accuracy') ??
      ratesBySize(checked, right) ??
      'These are not that run’s scores. Does it get the data, the seed and the learning rate as they are, and are its records returned as they are?',
  };
}

/** Looks for one explanation of all losses, or of all accuracies. */
function explainScores(records: Records, right: Expected, name: 'loss' | 'accuracy'): string | undefined {
  const scores = records.map((record) => right.scores(record)?.[name] ?? Number.NaN);
  const own = records.map((record) => (name === 'loss' ? record.testLoss : record.testAccuracy));
  return explainNumbers(own, scores, { factors: scoreFactors[name] });
}
