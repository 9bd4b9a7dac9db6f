import type { ObservedPick } from '../probes/brokenLogits';
import type { Verdict } from '../Verdict';
import { wrongFormulas } from './logSoftmax/formulas';
import { formatNumber, formatRow } from './shared/formatNumber';
import { unusable } from './shared/unusable';

const tasks = {
  nan: 'NaN from log(softmax(z))',
  minusInfinity: '−Infinity from log(softmax(z)), and no NaN',
  onlyInFloat32: 'broken in float32, right in float64',
  oneHot: 'NaN by one-hot, finite by index',
};

const naive = wrongFormulas['log of softmax, unshifted'];
const quotient = wrongFormulas['shifted, then log of the quotient'];

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
  if (!Array.isArray(logits) || logits.length < 2 || !logits.every((z) => typeof z === 'number')) {
    const next = 'A row is an array of at least two finite numbers: Infinity as an input would be too easy.';
    return { task, voice: 'not yet', seen: `got ${JSON.stringify(logits)?.slice(0, 80)}`, next };
  }
  const [voice, seen, next = ''] = judge(logits.slice(0, 1000));
  return { task, voice, seen: `z = ${formatRow(logits)}: ${seen}`, next };
}

function judgeNan(z: number[]): Finding {
  const out = naive([z.map(Math.fround)])[0];
  if (out.some(Number.isNaN)) return ['correct', `gives ${formatRow(out)}`];
  return [
    'almost',
    `gives ${formatRow(out)}`,
    'NaN is Infinity / Infinity. From which z on is exp(z) Infinity in float32?',
  ];
}

function judgeMinusInfinity(z: number[]): Finding {
  const out = naive([z.map(Math.fround)])[0];
  const nan = 'There is a NaN: an exponential overflowed. Here the other end is wanted, where exp becomes 0.';
  if (out.some(Number.isNaN)) return ['almost', `gives ${formatRow(out)}`, nan];
  if (out.includes(-Infinity)) return ['correct', `gives ${formatRow(out)}; the true values are finite`];
  const low = Math.min(...out);
  return low < -87
    ? [
        'almost',
        `gives ${formatRow(out)}`,
        `exp(${formatNumber(low)}) is subnormal: processors differ. Go further, beyond −104.`,
      ]
    : [
        'almost',
        `gives ${formatRow(out)}`,
        'Every quotient is above 0 still. How far below the largest must a logit lie for exp to give 0?',
      ];
}

function judgeOnlyInFloat32(z: number[]): Finding {
  const single = naive([z.map(Math.fround)])[0];
  const powers = z.map(Math.exp);
  const double = powers.map((power) => Math.log(power / powers.reduce((sum, x) => sum + x, 0)));
  const seen = `float32 ${formatRow(single)}, float64 ${formatRow(double)}`;
  if (single.every(Number.isFinite))
    return ['almost', seen, 'Float32 still copes. Its largest number is near 3.4e38: the logarithm of that?'];
  if (!double.every(Number.isFinite))
    return [
      'almost',
      seen,
      'Float64 breaks, too: its exp overflows from 709.79 on, and is 0 from −745.14 on. Stay between the two limits.',
    ];
  return ['correct', seen];
}

function judgeOneHot(z: number[], label: unknown): Finding {
  if (!Number.isInteger(label) || !((label as number) >= 0 && (label as number) < z.length)) {
    return [
      'not yet',
      `label ${String(label).slice(0, 20)}`,
      `A label is the number of a class: 0 to ${z.length - 1}.`,
    ];
  }
  const logs = quotient([z.map(Math.fround)])[0];
  const byIndex = -logs[label as number];
  const product = -logs.reduce((sum, x, k) => sum + x * Number(k === label), 0);
  const seen = `by one-hot ${formatNumber(product)}, by index ${formatNumber(byIndex)}`;
  if (!Number.isNaN(product))
    return [
      'almost',
      seen,
      'No log-probability is −Infinity yet, so 0 times it is 0. Which logit must fall how far below the largest?',
    ];
  if (!Number.isFinite(byIndex))
    return [
      'almost',
      seen,
      'By index it is infinite, too: the label itself is the class with −Infinity. Which label is harmless?',
    ];
  return ['correct', seen];
}
