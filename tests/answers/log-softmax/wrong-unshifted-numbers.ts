import type { tf } from '#lib';

export const says = /nothing is subtracted before.*In float64/;

export default function logSoftmax(z: tf.Tensor2D) {
  return z.arraySync().map((row) => {
    const logSum = Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0));
    return row.map((x) => x - logSum);
  });
}
