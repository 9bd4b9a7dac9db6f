import { fromJson, isMatrixOfShape, type JsonNumber } from '../../probes/describing/matrix';
import { type Case, logSoftmaxInputs } from '../../probes/inputs/logSoftmaxInputs';
import type { ObservedCase, ObservedLogSoftmax } from '../../probes/logSoftmax';
import { later, type Verdict } from '../../Verdict';
import { formatRow } from '../shared/formatNumber';
import { refuseShortcut } from '../shared/refuseShortcut';
import { unusable } from '../shared/unusable';
import { reference, type WrongFormula, wrongFormulas } from './formulas';
import { mistakes } from './mistakes';

const properties: Record<Case['name'], string> = {
  plain: 'ordinary logits',
  square: 'as many rows as classes',
  large: 'logits near ±10,000',
  'far apart': 'a logit far below the maximum',
  'mixed rows': 'a large row beside a small one',
};

const shortcuts = {
  logSumExp: '`tf.logSumExp`',
  softmaxCrossEntropy: '`tf.losses.softmaxCrossEntropy`',
  logSoftmax: '`logSoftmax` of TensorFlow.js or of lib',
  softmax: '`tf.softmax`',
};

const generalAdvice =
  'Take one row and follow the formula on paper: z − max, exp, sum, log. Where does yours leave it?';

/** Holds what was seen against float64 and, where it differs, against known mistakes: one verdict for each property. */
export function judgeLogSoftmax(observed: ObservedLogSoftmax, seed: number): Verdict[] {
  const inputs = logSoftmaxInputs(seed);
  const found = byName(observed);
  const first = found.get('plain');
  if (!first || first.outcome.kind === 'missing' || first.outcome.kind === 'nothing' || first.outcome.kind === 'hung') {
    return [...Object.values(properties), neighbour].map((task) => unusable(task, first?.outcome));
  }
  const mistake = recognise(inputs, found);
  const verdicts = inputs.map((input) => judgeCase(input, found.get(input.name), mistake));
  const right = verdicts.every(({ voice }) => voice === 'correct');
  const refused = right && refuseShortcut([...Object.values(properties), neighbour], observed.used, shortcuts);
  if (refused) return refused;
  const manners = right
    ? judgeManners(inputs, found, observed.gradient !== null)
    : later(neighbour, 'once the numbers are right');
  return [...verdicts, manners];
}

/** An observation from a sandbox may be anything: what has not the form of a case is left out. */
function byName(observed: ObservedLogSoftmax): Map<Case['name'], ObservedCase> {
  const cases = Array.isArray(observed?.cases) ? observed.cases : [];
  return new Map(cases.filter((one) => typeof one?.outcome?.kind === 'string').map((one) => [one.name, one]));
}

function judgeCase(input: Case, seen: ObservedCase | undefined, mistake: WrongFormula | undefined): Verdict {
  const task = properties[input.name];
  const shape = [input.logits.length, input.logits[0].length];
  if (seen?.outcome.kind !== 'returned' || !isMatrixOfShape(seen.outcome.value, shape)) {
    return unusable(task, seen?.outcome, {
      input: `logits of shape [${shape}]`,
      expected: 'The result has the shape of the logits: a row for each picture, a column for each class.',
      advice: mistake && mistakes[mistake].next,
    });
  }
  const rows = seen.outcome.value.rows;
  const expected = reference(input.logits);
  const wrong = rows.findIndex((row, i) => !agrees(row, expected[i], tolerance(input.logits[i])));
  if (wrong < 0) return { task, voice: 'correct', seen: `agrees with float64 for all ${rows.length} rows`, next: '' };
  const own = `z = ${formatRow(input.logits[wrong])} gives ${formatRow(rows[wrong].map(fromJson))}; right is ${formatRow(expected[wrong])}`;
  return { task, voice: 'almost', seen: own, next: mistake ? mistakes[mistake].next : generalAdvice };
}

/** Few ulps of the row's largest value in float32, so that any order of additions passes. */
function tolerance(logits: number[]): number {
  return 2e-5 + 4 * 2 ** -23 * Math.max(...logits.map(Math.abs));
}

function agrees(row: JsonNumber[], expected: number[], allowed: number): boolean {
  return row.every((value, k) => {
    const number = fromJson(value);
    if (!Number.isFinite(expected[k])) return Object.is(number, expected[k]);
    return Math.abs(number - expected[k]) <= allowed + 1e-6 * Math.abs(expected[k]);
  });
}

/** The known mistake that gives the reader's numbers on every input, if there is one. */
function recognise(inputs: Case[], found: Map<Case['name'], ObservedCase>): WrongFormula | undefined {
  const returned = inputs.flatMap(({ name, logits }) => {
    const outcome = found.get(name)?.outcome;
    const shape = [logits.length, logits[0].length];
    return outcome?.kind === 'returned' && isMatrixOfShape(outcome.value, shape)
      ? [{ logits, rows: outcome.value.rows }]
      : [];
  });
  const threw = found.get('plain')?.outcome.kind === 'threw';
  const names = Object.keys(wrongFormulas) as WrongFormula[];
  return names.find((name) => {
    if (returned.length === 0 || threw !== name.startsWith('lost keepDims')) return false;
    return returned.every(({ logits, rows }) => {
      const wrong = wrongFormulas[name](logits);
      return rows.every((row, i) => agrees(row, wrong[i], 1e-3 + 2 * tolerance(logits[i])));
    });
  });
}

const neighbour = 'a good neighbour';

function judgeManners(inputs: Case[], found: Map<Case['name'], ObservedCase>, differentiable: boolean): Verdict {
  const seen = inputs.map(({ name }) => found.get(name));
  if (seen.some((one) => one && !one.inputKept)) {
    return {
      task: neighbour,
      voice: 'almost',
      seen: 'the input was changed or disposed',
      next: 'The caller still needs its logits. Work on new tensors.',
    };
  }
  if (!differentiable) {
    const next = 'To train through it, stay in tensors from input to output: arraySync and dataSync leave the tape.';
    return { task: neighbour, voice: 'note', seen: 'TensorFlow.js finds no gradient through it', next };
  }
  const left = Math.max(...seen.map((one) => one?.tensorsLeft ?? 0));
  if (left > 0) {
    return {
      task: neighbour,
      voice: 'note',
      seen: `${left} tensors stay in memory after each call`,
      next: 'Wrap the body in tf.tidy to let them go.',
    };
  }
  return { task: neighbour, voice: 'correct', seen: 'the input is kept, nothing is left in memory', next: '' };
}
