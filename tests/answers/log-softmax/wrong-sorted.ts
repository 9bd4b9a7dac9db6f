import type { tf } from '#lib';

export const says = /in another order: column k belongs to class k/;

export default function logSoftmax(z: tf.Tensor2D) {
  return z.arraySync().map((given) => {
    const row = [...given].sort((a, b) => b - a);
    const logSum = Math.log(row.reduce((sum, x) => sum + Math.exp(x - row[0]), 0));
    return row.map((x) => x - row[0] - logSum);
  });
}
