import type { Outcome } from '../../probes/calling/callAnswer';
import { fromJson } from '../../probes/describing/matrix';
import { isScalar } from '../../probes/describing/scalar';
import { type LossCase, type LossCaseName, lossInputs } from '../../probes/inputs/lossInputs';
import type { ObservedLoss, ObservedLosses, ObservedSlope } from '../../probes/loss';
import { later, type Verdict } from '../../Verdict';
import { formatApart, formatNumber, formatRow } from '../shared/formatNumber';
import { judgeManners, mannersTask } from '../shared/judgeManners';
import { refuseShortcut } from '../shared/refuseShortcut';
import { adviceOnRounding, isFineRounding, type Rounding, roundingOf } from '../shared/rounding';
import { unusable } from '../shared/unusable';
import type { RightWay } from './explainByParts';
import { explainLoss } from './explainLoss';
import type { Formula } from './formulas';
import { gradientTask } from './judgeSlope';
import { close, type Seen } from './Seen';

/** A task whose answer is a loss. */
export interface LossSpec {
  /** The inputs to try, with the words for each. */
  properties: Partial<Record<LossCaseName, string>>;
  reference: Formula;
  /** The right ways to compute it, part by part. */
  ways: RightWay[];
  /** What it means if every input gives the same number. */
  constants?: Record<number, string>;
  /** What an answer must not call, by the name of its scope. */
  shortcuts?: Record<string, string>;
  /** `inputs`: all inputs of a loss, also those on which only the gradient is taken. */
  judgeGradient(
    slopes: ObservedSlope[],
    inputs: LossCase[],
    rounded: boolean,
    replayed: ObservedLosses['replayed'],
    used: string[],
  ): Verdict;
}

/** Judges the values of a loss, then its gradient, then whether it keeps its input and leaves no tensor in memory. */
export function judgeLoss(spec: LossSpec, observed: ObservedLosses, seed: number): Verdict[] {
  const all = lossInputs(seed);
  const inputs = all.filter(({ name }) => name in spec.properties);
  const cases = Array.isArray(observed?.cases) ? observed.cases : [];
  const found = inputs.map(({ name }) => cases.find((one) => one?.name === name && one.outcome?.kind));
  const [first, last] = [found[0], found.filter(Boolean).at(-1)].map((one) => one?.outcome);
  const tasks = [...inputs.map(({ name }) => spec.properties[name] as string), gradientTask, mannersTask];
  if (first?.kind !== 'returned' && first?.kind !== 'threw') return tasks.map((task) => unusable(task, first));
  const refused = refuseShortcut(tasks, observed.used, spec.shortcuts ?? {});
  if (refused) return refused;

  const seen = inputs.flatMap((input, i) => seenOf(spec, input, found[i]));
  const rounding = roundingOf(...columnsOf(seen));
  const whole = seen.length === inputs.length ? explainLoss(seen, spec.ways, spec.constants) : undefined;
  const advice = whole ?? smallestFailure(seen);
  const verdicts = inputs.map((input, i) =>
    judgeCase(spec, input, found[i], { rounding: isFineRounding(rounding) ? rounding : null, advice, last }),
  );
  if (!verdicts.every(({ voice }) => voice === 'correct' || voice === 'note')) {
    return [...verdicts, ...[gradientTask, mannersTask].map((task) => later(task, 'once the numbers are right'))];
  }
  const slopes = Array.isArray(observed.slopes) ? observed.slopes : [];
  return [
    ...verdicts,
    spec.judgeGradient(
      slopes,
      all,
      verdicts.some(({ voice }) => voice === 'note'),
      observed.replayed,
      Array.isArray(observed.used) ? observed.used : [],
    ),
    judgeManners(found as ObservedLoss[]),
  ];
}

function seenOf(spec: LossSpec, input: LossCase, seen: ObservedLoss | undefined): Seen[] {
  if (seen?.outcome.kind !== 'returned' || !isScalar(seen.outcome.value)) return [];
  return [{ input, own: fromJson(seen.outcome.value.value), right: spec.reference(input.logProbs, input.labels) }];
}

function columnsOf(seen: Seen[]): [own: number[], right: number[]] {
  return [seen.map(({ own }) => own), seen.map(({ right }) => right)];
}

function judgeCase(
  spec: LossSpec,
  input: LossCase,
  found: ObservedLoss | undefined,
  { rounding, advice, last }: { rounding: Rounding | null; advice?: string; last?: Outcome },
): Verdict {
  const task = spec.properties[input.name] as string;
  const [seen] = seenOf(spec, input, found);
  if (!seen) {
    return unusable(task, found?.outcome, {
      input: `log-probabilities of shape [${[input.logProbs.length, input.logProbs[0].length]}]`,
      expected: 'A loss is one number for the whole minibatch: a tensor of shape [].',
      last,
    });
  }
  const { own, right } = seen;
  if (close(own, right)) return { task, voice: 'correct', seen: `${formatNumber(own)} is right`, next: '' };
  const [shown, wanted] = formatApart(own, right);
  const both = `the loss is ${shown}; right is ${wanted}`;
  if (rounding !== null) return { task, voice: 'note', seen: both, next: adviceOnRounding(rounding) };
  return { task, voice: 'almost', seen: both, next: advice ?? '' };
}

/** Shows the smallest input on which the loss is wrong. */
function smallestFailure(seen: Seen[]): string | undefined {
  const size = ({ input }: Seen) => input.logProbs.length * input.logProbs[0].length;
  const [one] = seen.filter(({ own, right }) => !close(own, right)).sort((a, b) => size(a) - size(b));
  if (!one) return undefined;
  const { logProbs, labels } = one.input;
  const [own, right] = formatApart(one.own, one.right);
  return `The smallest input on which it fails: log-probabilities [${logProbs.map(formatRow).join(', ')}], labels ${formatRow(labels)}. Yours is ${own}, right is ${right}. Compute it by hand, step by step: where does yours leave the way?`;
}
