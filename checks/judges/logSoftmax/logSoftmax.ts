import type { Outcome } from '../../probes/calling/callAnswer';
import { fromJson, isMatrixOfShape } from '../../probes/describing/matrix';
import { type Case, logSoftmaxInputs } from '../../probes/inputs/logSoftmaxInputs';
import type { ObservedCase, ObservedLogSoftmax } from '../../probes/logSoftmax';
import { later, passes, type Verdict } from '../../Verdict';
import { formatRow, formatRowsApart } from '../shared/formatNumber';
import { judgeManners, mannersTask } from '../shared/judgeManners';
import { refuseShortcut } from '../shared/refuseShortcut';
import { adviceOnRounding, isFineRounding, isRounded, type Rounding, roundingOf } from '../shared/rounding';
import { unusable } from '../shared/unusable';
import { agrees, isRight, type Seen, tolerance } from './agreement';
import { explainLogSoftmax, explainThrow } from './explainLogSoftmax';
import { reference } from './formulas';
import { gradientTask, judgeSlopes } from './judgeSlopes';

const properties: Record<Case['name'], string> = {
  plain: 'ordinary logits',
  'one row': 'a minibatch of one',
  square: 'as many rows as classes',
  large: 'logits near ±10,000',
  'far apart': 'a logit far below the maximum',
  'mixed rows': 'a large row beside a small one',
};
const tasks = [...Object.values(properties), gradientTask, mannersTask];

const shortcuts = {
  logSumExp: '`tf.logSumExp`',
  softmaxCrossEntropy: '`tf.losses.softmaxCrossEntropy`',
  logSoftmax: '`logSoftmax` of TensorFlow.js or of lib',
  softmax: '`tf.softmax`',
};

/** Compares what the probe saw with log-softmax in float64: one verdict for each property. */
export function judgeLogSoftmax(observed: ObservedLogSoftmax, seed: number): Verdict[] {
  const inputs = logSoftmaxInputs(seed);
  const found = byName(observed);
  const first = found.get('plain')?.outcome;
  const last = [...found.values()].at(-1)?.outcome;
  if (first?.kind !== 'returned' && first?.kind !== 'threw') return tasks.map((task) => unusable(task, first));
  const refused = refuseShortcut(tasks, observed.used, shortcuts);
  if (refused) return refused;

  const seen = inputs.flatMap((input) => seenOf(input, found.get(input.name)));
  const rounding = roundingOfAll(seen);
  const onThrow = first.kind === 'threw' ? explainThrow(seen) : undefined;
  const advice = onThrow ?? explainLogSoftmax(seen, seen.length === inputs.length);
  const words = { rounding: isFineRounding(rounding) ? rounding : null, advice, onThrow, last };
  const verdicts = inputs.map((input) => judgeCase(input, found.get(input.name), words));
  if (!verdicts.every(passes)) {
    return [...verdicts, ...[gradientTask, mannersTask].map((task) => later(task, 'once the numbers are right'))];
  }
  return [
    ...verdicts,
    judgeSlopes(
      observed,
      inputs,
      verdicts.some(({ voice }) => voice === 'note'),
    ),
    judgeManners([...found.values()]),
  ];
}

/** Sorts the cases by name. An observation from a sandbox may be anything, so whatever is not a case is left out. */
function byName(observed: ObservedLogSoftmax): Map<Case['name'], ObservedCase> {
  const cases = Array.isArray(observed?.cases) ? observed.cases : [];
  return new Map(cases.filter((one) => typeof one?.outcome?.kind === 'string').map((one) => [one.name, one]));
}

function seenOf(input: Case, found: ObservedCase | undefined): Seen[] {
  const shape = [input.logits.length, input.logits[0].length];
  if (found?.outcome.kind !== 'returned' || !isMatrixOfShape(found.outcome.value, shape)) return [];
  const own = found.outcome.value.rows.map((row) => row.map(fromJson));
  return [{ input, own, right: reference(input.logits) }];
}

/** How all numbers are rounded, or else those below 100: float32 holds fewer decimals of larger numbers. */
function roundingOfAll(seen: Seen[]): Rounding | null {
  const pairs = seen.flatMap(({ own, right }) => own.flatMap((row, i) => row.map((x, k) => [x, right[i][k]])));
  const of = (some: number[][]) =>
    roundingOf(
      some.map(([own]) => own),
      some.map(([, right]) => right),
    );
  const all = of(pairs);
  return isFineRounding(all) ? all : of(pairs.filter(([, right]) => Math.abs(right) < 100));
}

/** How all numbers are rounded, the advice on wrong numbers and on a throw, and how the last call ended. */
interface Words {
  rounding: Rounding | null;
  advice?: string;
  onThrow?: string;
  last?: Outcome;
}

function judgeCase(input: Case, found: ObservedCase | undefined, { rounding, advice, onThrow, last }: Words): Verdict {
  const task = properties[input.name];
  const [seen] = seenOf(input, found);
  if (!seen) {
    return unusable(task, found?.outcome, {
      input: `logits of shape [${[input.logits.length, input.logits[0].length]}]`,
      expected: 'The result has the shape of the logits: a row for each picture, a column for each class.',
      advice: found?.outcome.kind === 'threw' ? onThrow : undefined,
      last,
    });
  }
  const { own, right } = seen;
  if (isRight(seen)) return { task, voice: 'correct', seen: 'agrees with float64 in every row', next: '' };
  const wrong = own.findIndex((row, i) => !agrees(row, right[i], tolerance(input.logits[i])));
  const [shown, wanted] = formatRowsApart(own[wrong], right[wrong]);
  const both = `z = ${formatRow(input.logits[wrong])} gives ${shown}; right is ${wanted}`;
  const onlyRounded = (found: Rounding) =>
    own.every((row, i) => row.every((x, k) => isRounded(x, right[i][k], found, tolerance(input.logits[i]))));
  if (rounding && onlyRounded(rounding)) return { task, voice: 'note', seen: both, next: adviceOnRounding(rounding) };
  return { task, voice: 'almost', seen: both, next: advice ?? '' };
}
