import type { Outcome } from '../../probes/calling/callAnswer';
import { fromJson, type ObservedMatrix } from '../../probes/describing/matrix';
import { isScalar } from '../../probes/describing/scalar';
import { type LossCase, type LossCaseName, lossInputs } from '../../probes/inputs/lossInputs';
import type { ObservedLoss, ObservedLosses } from '../../probes/loss';
import { later, type Verdict } from '../../Verdict';
import { formatNumber, formatRow } from '../shared/formatNumber';
import { refuseShortcut } from '../shared/refuseShortcut';
import { unusable } from '../shared/unusable';
import { gradientTask } from './judgeSlope';

const neighbour = 'a good neighbour';

export type Formula = (logProbs: number[][], labels: number[]) => number;

/** What a loss should be, and the mistakes that are known. */
export interface LossSpec {
  /** The inputs to try, with the words for each. */
  properties: Partial<Record<LossCaseName, string>>;
  reference: Formula;
  mistakes: { formula: Formula; next: string }[];
  /** What must not be called, by scope. */
  shortcuts?: Record<string, string>;
  /** For a wrong number that no known mistake gives. */
  advice: string;
  judgeGradient(gradient: Outcome<ObservedMatrix> | null, input: LossCase): Verdict;
}

/** Holds a loss's values against its reference and the known mistakes, then its gradient, then its manners. */
export function judgeLoss(spec: LossSpec, observed: ObservedLosses, seed: number): Verdict[] {
  const inputs = lossInputs(seed).filter(({ name }) => name in spec.properties);
  const cases = Array.isArray(observed?.cases) ? observed.cases : [];
  const found = inputs.map(({ name }) => cases.find((one) => one?.name === name && one.outcome?.kind));
  const first = found[0]?.outcome;
  const tasks = [...inputs.map(({ name }) => spec.properties[name] as string), gradientTask, neighbour];
  if (first?.kind !== 'returned' && first?.kind !== 'threw') return tasks.map((task) => unusable(task, first));
  const mistake = recognise(spec, inputs, found);
  const verdicts = inputs.map((input, i) => judgeCase(spec, input, found[i], mistake?.next));
  if (!verdicts.every(({ voice }) => voice === 'correct')) {
    return [...verdicts, ...[gradientTask, neighbour].map((task) => later(task, 'once the numbers are right'))];
  }
  const refused = refuseShortcut(tasks, observed.used, spec.shortcuts ?? {});
  if (refused) return refused;
  return [...verdicts, spec.judgeGradient(observed.gradient, inputs[0]), judgeManners(found as ObservedLoss[])];
}

function judgeCase(spec: LossSpec, input: LossCase, seen: ObservedLoss | undefined, advice?: string): Verdict {
  const task = spec.properties[input.name] as string;
  const shape = [input.logProbs.length, input.logProbs[0].length];
  if (seen?.outcome.kind !== 'returned' || !isScalar(seen.outcome.value)) {
    return unusable(task, seen?.outcome, {
      input: `log-probabilities of shape [${shape}]`,
      expected: 'A loss is one number for the whole minibatch: a tensor of shape [].',
      advice,
    });
  }
  const value = fromJson(seen.outcome.value.value);
  const expected = spec.reference(input.logProbs, input.labels);
  if (close(value, expected)) return { task, voice: 'correct', seen: `${formatNumber(value)} is right`, next: '' };
  const first = `labels ${formatRow(input.labels)}, first row ${formatRow(input.logProbs[0])}`;
  const own = `${first}: the loss is ${formatNumber(value)}; right is ${formatNumber(expected)}`;
  return { task, voice: 'almost', seen: own, next: advice ?? spec.advice };
}

function close(value: number, expected: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(expected)) return Object.is(value, expected);
  return Math.abs(value - expected) <= 1e-5 * Math.max(1, Math.abs(expected));
}

/** The known mistake that gives the reader's number on every input that gave one. */
function recognise({ mistakes }: LossSpec, inputs: LossCase[], found: (ObservedLoss | undefined)[]) {
  const numbers = inputs.flatMap(({ logProbs, labels }, i) => {
    const outcome = found[i]?.outcome;
    return outcome?.kind === 'returned' && isScalar(outcome.value)
      ? [{ logProbs, labels, value: fromJson(outcome.value.value) }]
      : [];
  });
  if (numbers.length === 0) return undefined;
  return mistakes.find(({ formula }) =>
    numbers.every(({ logProbs, labels, value }) => close(value, formula(logProbs, labels))),
  );
}

function judgeManners(cases: ObservedLoss[]): Verdict {
  const task = neighbour;
  if (!cases.every(({ inputKept }) => inputKept)) {
    const next = 'The caller still needs its tensors. Work on new ones.';
    return { task, voice: 'almost', seen: 'an input was changed or disposed', next };
  }
  const left = Math.max(...cases.map(({ tensorsLeft }) => tensorsLeft));
  if (left > 0) {
    const next = 'Wrap the body in tf.tidy to let them go.';
    return { task, voice: 'note', seen: `${left} tensors stay in memory after each call`, next };
  }
  return { task, voice: 'correct', seen: 'the input is kept, nothing is left in memory', next: '' };
}
