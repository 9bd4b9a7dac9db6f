import { mean } from '#lib';
import { fromJson, type JsonNumber } from '../probes/describing/matrix';
import { drawnSeed } from '../probes/inputs/drawUntil';
import { OWN_RUNS, PICTURES } from '../probes/inputs/ownRuns';
import { smallDataset } from '../probes/inputs/smallDataset';
import type { ObservedOwnRun } from '../probes/ownRun';
import type { Verdict } from '../Verdict';
import { explainNumbers } from './shared/explainNumbers';
import { formatApart, formatNumber } from './shared/formatNumber';
import { ReferenceModel, type Scores } from './shared/ReferenceModel';
import { type Run, referenceRun } from './shared/referenceRun';
import { refuseShortcut } from './shared/refuseShortcut';
import { sameScore } from './shared/sameScore';
import { scoreFactors } from './shared/scoreFactors';
import { unusable } from './shared/unusable';

type Pair = { loss: number; accuracy: number };
const onlyLoss = 'The loss is right, so the training is. How does the accuracy come about?';
const tasks = OWN_RUNS.map(
  ({ batchSize, learningRate, epochs }) => `batch size ${batchSize}, learning rate ${learningRate}, epochs: ${epochs}`,
);

/** Compares the reader's loop with the same training in float64. */
export function judgeOwnRun(observed: ObservedOwnRun, seed: number): Verdict[] {
  const runs = Array.isArray(observed?.runs) ? observed.runs : [];
  const refused = refuseShortcut(tasks, observed?.used, {
    compareBatchSizes: '`compareBatchSizes` or `trainRun`, the experiment’s own way',
  });
  const drawn = drawnSeed(seed, observed?.draw);
  return OWN_RUNS.map((options, i) => {
    const task = tasks[i];
    const outcome = runs[0]?.outcome?.kind === 'returned' ? runs[i]?.outcome : runs[0]?.outcome;
    if (outcome?.kind !== 'returned') return unusable(task, outcome, { input: task });
    if (refused) return refused[i];
    const { testLoss: loss, testAccuracy: accuracy } = outcome.value ?? {};
    if (!isNumber(loss) || !isNumber(accuracy)) {
      const next = 'Return { testLoss, testAccuracy }, two plain numbers.';
      return { task, voice: 'not yet', seen: 'these two numbers are not both there', next };
    }
    const [train, test] = [smallDataset('train', PICTURES.train, drawn), smallDataset('test', PICTURES.test, drawn)];
    const run = { train, test, seed: drawn, ...options };
    return judgeRun(task, { loss: fromJson(loss), accuracy: fromJson(accuracy) }, run, OWN_RUNS[i - 1]);
  });
}

function judgeRun(task: string, own: Pair, run: Run, before: (typeof OWN_RUNS)[number] | undefined): Verdict {
  const epochs = referenceRun(run);
  const right = epochs[epochs.length - 1];
  if (agree(own, right)) {
    const seen = `loss ${formatNumber(own.loss)}, accuracy ${formatNumber(own.accuracy)}`;
    return { task, voice: 'correct', seen, next: '' };
  }
  const [loss, bestLoss] = formatApart(own.loss, right.loss);
  const [accuracy, bestAccuracy] = formatApart(own.accuracy, right.accuracy);
  const seen = `loss ${loss}, accuracy ${accuracy}`;
  const next =
    adviceForOtherRun(own, run, before) ??
    adviceForEpochs(own, epochs) ??
    explainNumbers([own.loss, own.accuracy], [right.loss, right.accuracy], {
      mistakes: [{ values: [right.accuracy, right.loss], next: 'Loss and accuracy are swapped.' }],
    }) ??
    adviceForOne(own, right) ??
    'No known mistake gives these scores. Same first weights and same order? `seed` goes to `SoftmaxRegression` and to `DataLoader`. Are batch size, learning rate and epochs as given, do weights and biases both move, and is the whole test set scored?';
  return { task, voice: 'almost', seen: `${seen}; right is ${bestLoss}, ${bestAccuracy}`, next };
}

/** Advice if a training with a known mistake gives the reader's scores. */
function adviceForOtherRun(own: Pair, run: Run, before: (typeof OWN_RUNS)[number] | undefined): string | undefined {
  const variants: [change: Partial<Run>, next: string][] = [
    [{ shuffle: false }, 'The loader does not shuffle: `shuffle: true`, with the given seed.'],
    [
      { sameOrder: true },
      'Each epoch has the first one’s order: is a new loader made in each epoch? One loader counts its epochs.',
    ],
    [{ learningRate: 0.1 }, 'The learning rate is 0.1, whatever is given.'],
    [{ learningRate: 0 }, 'That is the model as it was before the training.'],
    [{ epochs: run.epochs + 1 }, `That is after ${run.epochs + 1} epochs; ${run.epochs} are asked for.`],
    [{ dropLast: true }, 'The last, smaller minibatch of each epoch is left out.'],
    [{ accumulate: true }, 'The gradients of all steps add up: `backward` adds to what is there.'],
    [{ test: run.train }, 'These are the training set’s scores. The test set’s are asked for.'],
    [{ train: run.test }, 'The model is trained on the test set.'],
    [{ train: run.test, test: run.train }, 'Training and test set are swapped.'],
    [{ weightSeed: 0 }, 'The first weights come from seed 0, whatever seed is given.'],
    [{ seed: 0, weightSeed: run.seed }, 'The order comes from seed 0, whatever seed is given.'],
    [{ seed: 0 }, 'The seed is 0, whatever is given.'],
    [{ batchSize: 2 * run.batchSize }, 'That is what twice the batch size comes to.'],
    [
      { batchSize: 256 },
      'The minibatch holds the whole training set: is the batch size a number like 256, whatever is given?',
    ],
  ];
  if (before) {
    const trained = new ReferenceModel(run.seed);
    referenceRun({ ...run, ...before, model: trained });
    variants.push([{ model: trained }, 'It goes on with the model of the run before. Each run begins with a new one.']);
    variants.push([{ batchSize: before.batchSize }, `The batch size is ${before.batchSize}, whatever is given.`]);
  }
  const fits = variants.flatMap(([change, next]) => {
    const changed = { ...run, ...change };
    if (changed.epochs < 1) return [];
    const scores = referenceRun(changed)[changed.epochs - 1];
    return agree(own, scores) ? [{ next, distance: Math.abs(own.loss - scores.loss) }] : [];
  });
  return fits.sort((a, b) => a.distance - b.distance)[0]?.next; // by chance, two may come out within float32's rounding of many steps
}

/** Advice if one of the two numbers is right, and the other a known mistake. */
function adviceForOne(own: Pair, right: Scores): string | undefined {
  const off = agree({ ...own, loss: right.loss }, right) ? 'loss' : 'accuracy';
  if (!agree({ ...own, [off]: right[off] }, right)) return undefined;
  const mistakes = off === 'accuracy' ? [{ values: [1 - right.accuracy], next: 'That is the share of errors.' }] : [];
  return (
    explainNumbers([own[off]], [right[off]], { mistakes, factors: scoreFactors[off] }) ??
    (off === 'accuracy' ? onlyLoss : undefined)
  );
}

/** Advice for scores of an epoch other than the last, and for means over the epochs. */
function adviceForEpochs(own: Pair, epochs: Scores[]): string | undefined {
  const over = (name: keyof Scores) => mean(epochs.map((epoch) => epoch[name]));
  if (epochs.length > 1 && agree(own, { loss: over('loss'), accuracy: over('accuracy'), unsure: over('unsure') })) {
    return 'These are means over all epochs. The scores after the last one are asked for.';
  }
  const of = (name: 'loss' | 'accuracy') =>
    epochs.findIndex((epoch) => Math.abs(epoch[name] - own[name]) < 1e-4 + (name === 'loss' ? 0 : epoch.unsure)) + 1;
  const [loss, accuracy] = [of('loss'), of('accuracy')];
  if (loss === 0 || accuracy === 0) return undefined;
  const whose = agree(own, epochs[loss - 1])
    ? `epoch ${loss}’s scores`
    : `epoch ${loss}’s loss and epoch ${accuracy}’s accuracy`;
  return `These are ${whose}; the last epoch’s are asked for. Who picks the best epoch by the test set has used it.`;
}

function agree(a: Pair, { loss, accuracy, unsure }: Scores): boolean {
  return sameScore(a.loss, loss) && sameScore(a.accuracy, accuracy, unsure);
}

function isNumber(value: unknown): value is JsonNumber {
  return typeof value === 'number' || typeof value === 'string';
}
