import type { Matrix } from './formulas';

/** A formula that equals log-softmax in exact arithmetic, or nearly, and the advice for numbers that it gives. */
export interface OtherWay {
  next: string;
  compute(z: Matrix): Matrix;
  /** It throws if the matrix is not square. */
  needsSquare?: true;
}

const mean = (row: number[]) => row.reduce((sum, x) => sum + x, 0) / row.length;
const which = 'Which shift leaves no positive exponent, and one that is exactly 0?';

/** What an answer may subtract from a row before `exp`, and the advice for it. */
const shifts: { words: string; hint: string; of(row: number[], z: Matrix): number }[] = [
  {
    words: 'nothing is subtracted before `exp`',
    hint: 'What may you subtract from a row without changing its softmax?',
    of: () => 0,
  },
  {
    words: 'the maximum of the whole matrix is subtracted',
    hint: 'A small row is fine alone and breaks beside a large one. Whose maximum did you subtract?',
    of: (_, z) => Math.max(...z.flat()),
  },
  {
    words: 'the row’s minimum is subtracted',
    hint: `The largest exponent is then still large. ${which}`,
    of: (row) => Math.min(...row),
  },
  { words: 'the row’s mean is subtracted', hint: `Exponents above it are still positive. ${which}`, of: mean },
  {
    words: 'the row’s first entry is subtracted',
    hint: `Exponents of larger entries are then positive. ${which}`,
    of: ([first]) => first,
  },
  {
    words: 'the row’s last entry is subtracted',
    hint: `Exponents of larger entries are then positive. ${which}`,
    of: (row) => row[row.length - 1],
  },
  {
    words: 'the mean of the whole matrix is subtracted',
    hint: `Each row needs a shift of its own. ${which}`,
    of: (_, z) => mean(z.flat()),
  },
  { words: 'the row’s maximum is subtracted', hint: '', of: (row) => Math.max(...row) },
];

const kinds = [
  { name: 'float32', round: Math.fround, limits: 'above 88.7 and 0 below −104' },
  { name: 'float64', round: (x: number) => x, limits: 'above 709.8 and 0 below −745' },
];

const divided = 'Subtract logarithms, do not divide.';

/** Shifts by something other than the row's maximum, and the logarithm of a quotient, in float32 and in float64. */
export const otherShifts: OtherWay[] = kinds.flatMap(({ name, round: f, limits }) => {
  const exp = (x: number) => f(Math.exp(x));
  const log = (x: number) => f(Math.log(x));
  const sum = (row: number[]) => row.reduce((total, x) => f(total + x), 0);
  const moved = (row: number[], shift: number) => row.map((x) => f(x - f(shift)));
  const range = `In ${name}, \`exp\` is Infinity ${limits}`;

  return shifts.flatMap(({ words, hint, of }): OtherWay[] => {
    const difference = (z: Matrix) =>
      z.map((row) => {
        const own = moved(row, of(row, z));
        const logSum = log(sum(own.map(exp)));
        return own.map((x) => f(x - logSum));
      });
    const quotient = (z: Matrix) =>
      z.map((row) => {
        const powers = moved(row, of(row, z)).map(exp);
        const total = sum(powers);
        return powers.map((power) => log(f(power / total)));
      });
    const forgotten = (z: Matrix) =>
      z.map((row) => {
        const logSum = log(sum(moved(row, of(row, z)).map(exp)));
        return row.map((x) => f(x - logSum));
      });
    const isRight = hint === '';
    return [
      ...(isRight
        ? []
        : [{ next: `Your numbers are what comes out when ${words}. ${range}. ${hint}`, compute: difference }]),
      {
        next: isRight
          ? `${range}: far below the maximum the quotient is 0, and its logarithm −Infinity, though the true value is finite. ${divided}`
          : `Your numbers are what comes out when ${words}, and the logarithm of a quotient is taken. ${range}; Infinity / Infinity is NaN, and so is 0 / 0. ${hint}`,
        compute: quotient,
      },
      {
        next: `Your numbers are what comes out when ${words} inside the sum only: log-sum-exp moves with its input. What must be added back, or where else must the shift go?`,
        compute: forgotten,
      },
    ];
  });
});

const keepDims =
  'A reduction over an axis drops it: [B, K] becomes [B], and broadcasting then meets columns where you mean rows. Which argument keeps the axis?';

/** A maximum or a sum without `keepDims`: it is broadcast over columns, so picture i's value is used in column i. */
export const lostAxes: OtherWay[] = [
  [true, true],
  [false, true],
  [true, false],
].map(([ofMax, ofSum]) => ({
  needsSquare: true,
  next: keepDims,
  compute: (z) => {
    const tops = z.map((row) => Math.max(...row));
    const own = z.map((row, i) => row.map((x, k) => x - tops[ofMax ? k % tops.length : i]));
    const logs = own.map((row) => Math.log(row.reduce((total, x) => total + Math.exp(x), 0)));
    return own.map((row, i) => row.map((x, k) => x - logs[ofSum ? k % logs.length : i]));
  },
}));
