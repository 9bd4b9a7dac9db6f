import type { ObservedEvaluations } from '../../probes/evaluateModel';
import { smallDataset } from '../../probes/inputs/smallDataset';
import { CHANGED, SMALL } from '../../probes/inputs/testPictures';
import { formatApart } from '../shared/formatNumber';
import { ReferenceModel } from '../shared/ReferenceModel';
import { type Name, type Pair, scoresOf } from './scoresOf';

/** What is wrong with one number of an evaluation after the model's weights have changed. */
export type Fault = { seen: string; next: string };

const LONG = 20; // as -ln p, far beyond the probabilities that float32 holds next to 1
const loaders = ['with the same loader', `with a loader that shuffles, in minibatches of ${CHANGED.batchSize}`];

/** Compares evaluations of the changed model with float64. Nothing is found where both numbers of both are right. */
export function faultsOfChanged({ small, changed }: ObservedEvaluations, seed: number): Partial<Record<Name, Fault>> {
  const dataset = smallDataset('test', SMALL.pictures, seed);
  const model = new ReferenceModel(seed);
  for (const values of [model.weight, model.bias]) {
    for (const i of values.keys()) values[i] *= CHANGED.factor;
  }
  const right = model.score(dataset, [...dataset.labels.keys()]);
  const before = scoresOf(small);
  const faults: Partial<Record<Name, Fault>> = {};
  for (const [i, where] of loaders.entries()) {
    const own = scoresOf(changed?.[i]);
    for (const name of ['accuracy', 'loss'] as const) {
      if (faults[name] || (own && isRight(own, right, name))) continue;
      const [mine, best] = own ? formatApart(own[name], right[name]) : ['no number', String(right[name])];
      const seen = `right at first; after the model’s weights have changed, ${where}, it is ${mine}, and right is ${best}`;
      faults[name] = { seen, next: adviceFor(i, own?.[name], before?.[name], right[name], name) };
    }
  }
  return faults;
}

function isRight(own: Pair, right: Pair & { unsure: number }, name: Name): boolean {
  const slack = name === 'accuracy' ? right.unsure : 0;
  return Math.abs(own[name] - right[name]) <= 1e-5 * Math.max(1, right[name]) + slack;
}

function adviceFor(i: number, own: number | undefined, before: number | undefined, right: number, name: Name): string {
  if (own !== undefined && own === before)
    return 'That is the number from before the change. Does the function keep results?';
  if (i > 0)
    return 'Here the order is another, and no minibatch is smaller than the others. Which of the two is counted on?';
  if (name === 'loss' && own !== undefined && own < right && right > LONG) {
    return 'Some labels have hardly any probability here, so their loss is large. Is it capped, or computed from probabilities?';
  }
  return 'Does the function keep something from the call before?';
}
