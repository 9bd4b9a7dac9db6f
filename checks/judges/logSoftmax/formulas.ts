type Matrix = number[][];

const f = Math.fround;
const exp = (x: number) => f(Math.exp(x)); // rounds to 0 and to Infinity where float32 does
const log = (x: number) => f(Math.log(x));
const sum = (row: number[]) => row.reduce((total, x) => f(total + x), 0);
const max = (row: number[]) => row.reduce((a, b) => Math.max(a, b), -Infinity);
const min = (row: number[]) => row.reduce((a, b) => Math.min(a, b), Infinity);
const columns = (z: Matrix) => z[0].map((_, k) => z.map((row) => row[k]));
const byRow = (formula: (row: number[]) => number[]) => (z: Matrix) => z.map(formula);
const logSumExp = (row: number[]) => log(sum(row.map(exp)));
const shifted = (shift: (row: number[]) => number) =>
  byRow((row) => {
    const moved = row.map((x) => f(x - shift(row)));
    return moved.map((x) => f(x - logSumExp(moved)));
  });
const softmax = (row: number[]) => {
  const powers = row.map((x) => exp(f(x - max(row))));
  return powers.map((p) => f(p / sum(powers)));
};
const right = shifted(max);
const clampTo = (limit: number) => byRow((row) => right([row.map((x) => Math.min(limit, Math.max(-limit, x)))])[0]);

/** Log-softmax in float64: `z - max - log(sum(exp(z - max)))`, row by row. Reference: Blanchard, Higham & Higham (2021). */
export function reference(z: Matrix): Matrix {
  return z.map((row) => {
    const shift = max(row);
    const lse = Math.log(row.reduce((total, x) => total + Math.exp(x - shift), 0));
    return row.map((x) => x - shift - lse);
  });
}

/** Known wrong formulas, evaluated in float32 as TensorFlow.js would. */
export const wrongFormulas = {
  'log of softmax, unshifted': byRow((row) => row.map((x) => log(f(exp(x) / sum(row.map(exp)))))),
  'log-sum-exp, unshifted': byRow((row) => row.map((x) => f(x - logSumExp(row)))),
  'shifted, then log of the quotient': byRow((row) => softmax(row).map(log)),
  '1e-7 inside the log': byRow((row) => softmax(row).map((p) => log(f(p + 1e-7)))),
  'clipped at 1e-12': byRow((row) => softmax(row).map((p) => log(Math.max(p, f(1e-12))))),
  'clipped at 1e-7': byRow((row) => softmax(row).map((p) => log(Math.max(p, f(1e-7))))),
  'maximum of the whole matrix': (z: Matrix) => {
    const top = max(z.map(max));
    return shifted(() => top)(z);
  },
  'shift by the minimum': shifted(min),
  'shift by the mean': shifted((row) => f(sum(row) / row.length)),
  'clamped at 50': clampTo(50),
  'clamped at 80': clampTo(80),
  'clamped at 88': clampTo(88),
  'clamped at 100': clampTo(100),
  'wrong axis': (z: Matrix) => columns(right(columns(z))),
  'logarithm to base 2': (z: Matrix) => right(z).map((row) => row.map((x) => f(x / Math.LN2))),
  'softmax, without the logarithm': byRow(softmax),
  'softmax twice': byRow((row) => right([softmax(row)])[0]),
  'sign turned': (z: Matrix) => right(z).map((row) => row.map((x) => -x)),
  'sums over the whole matrix': (z: Matrix) => {
    const flat = z.flat();
    const lse = f(max(flat) + logSumExp(flat.map((x) => f(x - max(flat)))));
    return z.map((row) => row.map((x) => f(x - lse)));
  },
  'maximum not added back': byRow((row) => row.map((x) => f(x - logSumExp(row.map((y) => f(y - max(row))))))),
  'no logarithm of the sum': byRow((row) =>
    row.map((x) => f(f(x - max(row)) - sum(row.map((y) => exp(f(y - max(row))))))),
  ),
  'the input unchanged': (z: Matrix) => z,
  'only shifted': byRow((row) => row.map((x) => f(x - max(row)))),
  'lost keepDims': (z: Matrix) => {
    const tops = z.map(max);
    const moved = z.map((row) => row.map((x, k) => f(x - tops[k % tops.length])));
    const lses = moved.map(logSumExp);
    return moved.map((row) => row.map((x, k) => f(x - lses[k % lses.length])));
  },
  'lost keepDims of the sum': (z: Matrix) => {
    const moved = z.map((row) => row.map((x) => f(x - max(row))));
    const lses = moved.map(logSumExp);
    return moved.map((row) => row.map((x, k) => f(x - lses[k % lses.length])));
  },
} satisfies Record<string, (z: Matrix) => Matrix>;

export type WrongFormula = keyof typeof wrongFormulas;
