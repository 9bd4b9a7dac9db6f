import { DataLoader } from '#lib';
import { fromJson, type JsonNumber } from '../probes/describing/matrix';
import { smallDataset } from '../probes/inputs/smallDataset';
import { type ObservedOwnRun, OWN_RUNS, PICTURES } from '../probes/ownRun';
import type { Verdict } from '../Verdict';
import { formatNumber } from './shared/formatNumber';
import { ReferenceModel } from './shared/ReferenceModel';
import { unusable } from './shared/unusable';

/** The scope in which TensorFlow.js records what a gradient is computed from. */
const GRADIENT = 'forward';

interface Variant {
  batchSize: number;
  epochs: number;
  learningRate: number;
  shuffle?: boolean;
  sameOrder?: boolean;
}

/** Holds the reader's loop against the same training in float64. */
export function judgeOwnRun(observed: ObservedOwnRun, seed: number): Verdict[] {
  const runs = Array.isArray(observed?.runs) ? observed.runs : [];
  const learns = Array.isArray(observed?.used) && observed.used.includes(GRADIENT);
  return OWN_RUNS.map((options, i) => {
    const task = `batch size ${options.batchSize}, learning rate ${options.learningRate}, epochs: ${options.epochs}`;
    const first = runs[0]?.outcome?.kind === 'returned' ? runs[i]?.outcome : runs[0]?.outcome;
    if (first?.kind !== 'returned') return unusable(task, first, { input: task });
    const { testLoss: loss, testAccuracy: accuracy } = first.value ?? {};
    if (!isNumber(loss) || !isNumber(accuracy)) {
      const next = 'Return { testLoss, testAccuracy }, two plain numbers.';
      return { task, voice: 'not yet', seen: 'these two numbers are not both there', next };
    }
    const own = { loss: fromJson(loss), accuracy: fromJson(accuracy) };
    const right = train(options, seed);
    const seen = `loss ${formatNumber(own.loss)}, accuracy ${formatNumber(own.accuracy)}`;
    if (agree(own, right) && !learns) {
      const next =
        'Here the lesson’s way is wanted, to hold the experiment’s against: `iterateBatch` on each minibatch.';
      return { task, voice: 'not yet', seen: 'right, but TensorFlow.js computed no gradient for it', next };
    }
    if (agree(own, right)) return { task, voice: 'correct', seen, next: '' };
    const expected = `; right is ${formatNumber(right.loss)}, ${formatNumber(right.accuracy)}`;
    return { task, voice: 'almost', seen: seen + expected, next: advice(own, options, seed) };
  });
}

function advice(own: { loss: number; accuracy: number }, options: Variant, seed: number): string {
  const as = (change: Partial<Variant>) => agree(own, train({ ...options, ...change }, seed));
  if (as({ shuffle: false })) return 'The loader does not shuffle: `shuffle: true`, with the given seed.';
  if (as({ sameOrder: true }))
    return 'Each epoch has the first one’s order: is a new loader made in each epoch? One loader counts its epochs.';
  if (as({ learningRate: 0.1 })) return 'The learning rate is 0.1, whatever is given.';
  if (options.epochs > 1 && as({ epochs: 1 })) return 'That is after one epoch.';
  return 'Same first weights and same order: `seed` goes to `SoftmaxRegression` and to `DataLoader`. And the batch size as given?';
}

function train({ batchSize, epochs, learningRate, shuffle = true, sameOrder }: Variant, seed: number) {
  const [dataset, test] = [smallDataset('train', PICTURES.train, seed), smallDataset('test', PICTURES.test, seed)];
  const loader = new DataLoader(dataset, { batchSize, shuffle, seed });
  const model = new ReferenceModel(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = Array.from(loader.order(sameOrder ? 0 : epoch));
    for (let start = 0; start < order.length; start += batchSize) {
      model.descend(model.gradient(dataset, order.slice(start, start + batchSize)), learningRate);
    }
  }
  return model.score(
    test,
    Array.from({ length: PICTURES.test }, (_, i) => i),
  );
}

function agree(a: { loss: number; accuracy: number }, b: { loss: number; accuracy: number }): boolean {
  return Math.abs(a.loss - b.loss) < 5e-5 && Math.abs(a.accuracy - b.accuracy) < 1e-4;
}

function isNumber(value: unknown): value is JsonNumber {
  return typeof value === 'number' || typeof value === 'string';
}
