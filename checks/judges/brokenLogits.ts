import type { ObservedPick } from '../probes/brokenLogits';
import type { Verdict } from '../Verdict';
import { logOfQuotient } from './logSoftmax/formulas';
import { formatNumber, formatRow, formatRowsApart } from './shared/formatNumber';
import { unusable } from './shared/unusable';

const tasks = {
  nan: 'NaN from log(softmax(z))',
  minusInfinity: '−Infinity from log(softmax(z)), and no NaN',
  onlyInFloat32: 'broken in float32, right in float64',
  oneHot: 'NaN by one-hot, finite by index',
};

/** Runs the formulas on the reader's logits, in float32 as TensorFlow.js does. */
export function judgeBrokenLogits(observed: ObservedPick): Verdict[] {
  const outcome = observed?.outcome;
  const pick = outcome?.kind === 'returned' ? outcome.value : null;
  if (pick?.kind !== 'pick') {
    const expected = 'Return { nan, minusInfinity, onlyInFloat32, oneHot: { logits, label } }: rows of numbers.';
    return Object.values(tasks).map((task) => unusable(task, outcome, { input: 'your function', expected }));
  }
  return [
    judgeRow(tasks.nan, pick.nan, judgeNan),
    judgeRow(tasks.minusInfinity, pick.minusInfinity, judgeMinusInfinity),
    judgeRow(tasks.onlyInFloat32, pick.onlyInFloat32, judgeOnlyInFloat32),
    judgeRow(tasks.oneHot, pick.oneHot, (z) => judgeOneHot(z, pick.label)),
  ];
}

type Finding = [Verdict['voice'], string, string?];

function judgeRow(task: string, logits: unknown, judge: (logits: number[]) => Finding): Verdict {
  const unfit = unfitRow(logits);
  if (unfit) return { task, voice: 'not yet', ...unfit };
  return judgeNumbers(task, logits as number[], judge);
}

/** What is wrong with a row that is no array of at least two finite numbers; undefined for any other. */
function unfitRow(logits: unknown): Pick<Verdict, 'seen' | 'next'> | undefined {
  if (logits === 'undefined')
    return { seen: 'there is no such row', next: 'Return a row under each of the four names.' };
  if (!Array.isArray(logits))
    return { seen: `got ${String(logits).slice(0, 80)}`, next: 'A row is an array of numbers.' };
  const entry = logits.find((z) => typeof z !== 'number');
  if (entry !== undefined) {
    const tooEasy = /^-?Infinity$|^NaN$/.test(String(entry));
    const next = tooEasy
      ? 'The formula is to break on finite numbers: Infinity or NaN as an input would be too easy.'
      : 'Each entry of a row is a number.';
    return { seen: `an entry is ${String(entry).slice(0, 40)}`, next };
  }
  if (logits.length >= 2) return undefined;
  const next = 'A row holds a logit for each class, and there are at least two classes.';
  return {
    seen: logits.length === 0 ? 'the row is empty' : `the row holds one logit, ${formatNumber(logits[0])}`,
    next,
  };
}

function judgeNumbers(task: string, logits: number[], judge: (logits: number[]) => Finding): Verdict {
  const tooLarge = logits.find((z) => !Number.isFinite(Math.fround(z)));
  if (tooLarge !== undefined) {
    const seen = `${formatNumber(tooLarge)} is ${formatNumber(Math.fround(tooLarge))} as a float32 number`;
    const next = 'Then the row is broken before `exp`. Pick numbers that float32 holds; its largest is near 3.4e38.';
    return { task, voice: 'not yet', seen, next };
  }
  const [voice, seen, next = ''] = judge(logits.slice(0, 1000));
  return { task, voice, seen: `z = ${formatRow(logits)}: ${seen}`, next };
}

/** Why machines differ on a row: a number below float32's smallest normal one, 1.2e-38, is an exponential or a quotient. */
function machinesDiffer(z: number[]): string {
  const which = z.some((x) => x < -87.3 && x > -104)
    ? 'exp of a logit between −87.3 and −104 is a subnormal number'
    : 'The quotient of two logits that lie more than 87.3 apart is a subnormal number';
  return `${which}, below 1.2e-38: some processors compute with it, others take it for 0. Go further, beyond 104.`;
}

/** The results on processors that compute with subnormal numbers, and on processors that replace them by 0. */
function onBoth(z: number[]): { outs: [number[], number[]]; seen: string; differ: boolean } {
  const outs: [number[], number[]] = [logOfQuotient(z), logOfQuotient(z, { subnormal: false })];
  const broken = outs[0].findIndex((x) => !Number.isFinite(x));
  const differ = outs[0].some((x, k) => Number.isFinite(x) !== Number.isFinite(outs[1][k]));
  const [shown, other] = differ ? formatRowsApart(outs[0], outs[1]) : [formatRow(outs[0], broken < 6 ? 0 : broken)];
  return { outs, seen: differ ? `gives ${shown} on some machines, ${other} on others` : `gives ${shown}`, differ };
}

function judgeNan(z: number[]): Finding {
  const { outs, seen, differ } = onBoth(z);
  if (outs.every((out) => out.some(Number.isNaN))) return ['correct', seen];
  if (differ) return ['almost', seen, machinesDiffer(z)];
  return [
    'almost',
    seen,
    'NaN comes from Infinity / Infinity, or from 0 / 0. From which z on is exp(z) Infinity in float32? From which is it 0?',
  ];
}

function judgeMinusInfinity(z: number[]): Finding {
  const { outs, seen, differ } = onBoth(z);
  const fine = (out: number[]) => out.includes(-Infinity) && !out.some(Number.isNaN);
  if (outs.every(fine)) return ['correct', `${seen}; the true values are finite`];
  if (differ) return ['almost', seen, machinesDiffer(z)];
  if (!outs[0].some(Number.isNaN)) {
    return [
      'almost',
      seen,
      'Every quotient is above 0 still. How far below the largest must a logit lie for exp to give 0?',
    ];
  }
  const overflow = z.some((x) => Math.fround(Math.exp(Math.fround(x))) === Infinity);
  return [
    'almost',
    seen,
    overflow
      ? 'There is a NaN: an exponential overflowed. Here the other end is wanted, where exp becomes 0.'
      : 'There is a NaN: exp of the whole row is 0, and so is the sum, so every quotient is 0 / 0. Keep one logit near 0, so that the sum is not 0.',
  ];
}

function judgeOnlyInFloat32(z: number[]): Finding {
  const { outs, seen: inFloat32, differ } = onBoth(z);
  const powers = z.map(Math.exp);
  const double = powers.map((power) => Math.log(power / powers.reduce((sum, x) => sum + x, 0)));
  const seen = `float32 ${inFloat32}, float64 ${formatRow(double)}`;
  if (!double.every(Number.isFinite)) {
    const next =
      'Float64 breaks, too: its exp overflows from 709.79 on, and is 0 from −745.14 on. Stay between the two limits.';
    return ['almost', seen, next];
  }
  if (outs.every((out) => !out.every(Number.isFinite))) return ['correct', seen];
  if (differ) return ['almost', seen, machinesDiffer(z)];
  return ['almost', seen, 'Float32 still copes. Its largest number is near 3.4e38: the logarithm of that?'];
}

function judgeOneHot(z: number[], label: unknown): Finding {
  if (!Number.isInteger(label) || !((label as number) >= 0 && (label as number) < z.length)) {
    const isText = /^['"`]\d+/.test(String(label));
    const next = `${isText ? 'That is a string. ' : ''}A label is the number of a class: 0 to ${z.length - 1}.`;
    return ['not yet', label === 'undefined' ? 'there is no label' : `label ${String(label).slice(0, 20)}`, next];
  }
  const top = Math.fround(Math.max(...z));
  const { outs, differ } = onBoth(z.map((x) => Math.fround(Math.fround(x) - top)));
  const losses = outs.map((logs) => ({
    byIndex: -logs[label as number],
    product: -logs.reduce((sum, x, k) => sum + x * Number(k === label), 0),
  }));
  const [{ byIndex, product }] = losses;
  const seen = `by one-hot ${formatNumber(product)}, by index ${formatNumber(byIndex)}`;
  if (losses.every((loss) => Number.isNaN(loss.product) && Number.isFinite(loss.byIndex))) return ['correct', seen];
  if (differ)
    return [
      'almost',
      `${seen} on some machines; on others by one-hot ${formatNumber(losses[1].product)}`,
      machinesDiffer(z.map((x) => x - top)),
    ];
  if (Number.isFinite(byIndex)) {
    const next =
      'No log-probability is −Infinity yet, so 0 times it is 0. Which logit must fall how far below the largest?';
    return ['almost', seen, next];
  }
  const next = 'By index it is infinite, too: the label itself is the class with −Infinity. Which label is harmless?';
  return ['almost', seen, next];
}
