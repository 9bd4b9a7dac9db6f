import fc from 'fast-check';
import { tf } from '#lib';
import { decimals, roundTo } from './recordStyles';
import { type Variant, wrapped } from './wrapped';

type Row = ArrayLike<number>;

const maxima: Record<string, (row: Row) => number> = {
  'Math.max': (row) => Math.max(...Array.from(row)),
  reduce: (row) => Array.from(row).reduce((a, b) => Math.max(b, a)),
  sort: (row) => Array.from(row).sort((a, b) => b - a)[0],
  loop: (row) => {
    let top = row[0];
    for (let k = 1; k < row.length; k++) if (row[k] > top) top = row[k];
    return top;
  },
};
const sums: Record<string, (row: Row, shift: number) => number> = {
  reduce: (row, shift) => Array.from(row).reduce((sum, x) => sum + Math.exp(x - shift), 0),
  loop: (row, shift) => {
    let sum = 0;
    for (const x of Array.from(row)) sum += Math.exp(x - shift);
    return sum;
  },
  backwards: (row, shift) => {
    let sum = 0;
    for (let k = row.length; k-- > 0; ) sum += Math.E ** (row[k] - shift);
    return sum;
  },
  float32: (row, shift) => Float32Array.from(Array.from(row), (x) => Math.exp(x - shift)).reduce((a, b) => a + b),
};
const finishes: Record<string, (row: Row, top: number, sum: number) => number[]> = {
  'log-sum-exp': (row, top, sum) => Array.from(row, (x) => x - (top + Math.log(sum))),
  'shifted first': (row, top, sum) => Array.from(row, (x) => x - top - Math.log(sum)),
};
const outputs: Record<string, (rows: number[][]) => unknown> = {
  tensor2d: (rows) => tf.tensor2d(rows),
  'flat tensor': (rows) => tf.tensor2d(rows.flat(), [rows.length, rows[0].length]),
  'nested arrays': (rows) => rows,
  Float32Array: (rows) => rows.map((row) => Float32Array.from(row)),
  Float64Array: (rows) => rows.map((row) => Float64Array.from(row)),
  stack: (rows) => tf.tidy(() => tf.stack(rows.map((row) => tf.tensor1d(row)))),
};

/** In plain numbers, float64. */
const numbers = fc
  .record({
    max: keyOf(maxima),
    sum: keyOf(sums),
    finish: keyOf(finishes),
    output: keyOf(outputs),
    flat: fc.boolean(),
    digits: decimals,
  })
  .map(({ max, sum, finish, output, flat, digits }): Variant => {
    const ofRow = (row: Row) => {
      const top = maxima[max](row);
      return finishes[finish](row, top, sums[sum](row, top)).map((x) => roundTo(x, digits));
    };
    const answer = (z: tf.Tensor2D) => {
      const width = z.shape[1];
      const values = z.dataSync();
      const rows = flat
        ? Array.from({ length: z.shape[0] }, (_, i) => values.subarray(i * width, (i + 1) * width))
        : z.arraySync();
      return outputs[output](rows.map(ofRow));
    };
    return {
      name: `numbers: ${[max, sum, finish, output, flat ? 'dataSync' : 'arraySync', `digits: ${digits ?? 'all'}`].join(', ')}`,
      answer,
    };
  });

const shifts: Record<string, (z: tf.Tensor2D) => tf.Tensor> = {
  keepDims: (z) => tf.max(z, 1, true),
  expandDims: (z) => tf.expandDims(tf.max(z, 1), 1),
  reshape: (z) => tf.reshape(tf.max(z, -1), [-1, 1]),
  topk: (z) => tf.topk(z, 1).values,
  'minus min of minus': (z) => tf.neg(tf.min(tf.neg(z), 1, true)),
};
const tensorSums: Record<string, (shifted: tf.Tensor) => tf.Tensor> = {
  sum: (shifted) => tf.sum(tf.exp(shifted), 1, true),
  matMul: (shifted) => tf.matMul(tf.exp(shifted) as tf.Tensor2D, tf.ones([shifted.shape[1] as number, 1])),
  'mean times': (shifted) => tf.mul(tf.mean(tf.exp(shifted), 1, true), shifted.shape[1] as number),
  method: (shifted) => shifted.exp().sum(-1).expandDims(1),
};
const differences: Record<string, (z: tf.Tensor, top: tf.Tensor, shifted: tf.Tensor, sum: tf.Tensor) => tf.Tensor> = {
  'shifted − log': (_z, _top, shifted, sum) => tf.sub(shifted, tf.log(sum)),
  'z − (top + log)': (z, top, _shifted, sum) => tf.sub(z, tf.add(top, tf.log(sum))),
  'plus minus': (_z, _top, shifted, sum) => tf.add(shifted, tf.neg(tf.log(sum))),
};

/** In tensors, tidy or not. */
const tensors = fc
  .record({ shift: keyOf(shifts), sum: keyOf(tensorSums), difference: keyOf(differences), tidy: fc.boolean() })
  .map(({ shift, sum, difference, tidy }): Variant => {
    const body = (z: tf.Tensor2D) => {
      const top = shifts[shift](z);
      const shifted = tf.sub(z, top);
      return differences[difference](z, top, shifted, tensorSums[sum](shifted));
    };
    const answer = (z: tf.Tensor2D) => (tidy ? tf.tidy(() => body(z)) : body(z));
    return { name: `tensors: ${[shift, sum, difference, tidy ? 'tidy' : 'untidy'].join(', ')}`, answer };
  });

export const logSoftmaxVariants = wrapped(fc.oneof(numbers, tensors));

export function keyOf<Table extends object>(table: Table): fc.Arbitrary<keyof Table & string> {
  return fc.constantFrom(...(Object.keys(table) as (keyof Table & string)[]));
}
