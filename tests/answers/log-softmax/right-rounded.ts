import type { tf } from '#lib';

export const says = /rounded to 4 decimals/;

export default function logSoftmax(z: tf.Tensor2D) {
  return z.arraySync().map((row) => {
    const top = Math.max(...row);
    const logSum = Math.log(row.reduce((sum, x) => sum + Math.exp(x - top), 0));
    return row.map((x) => Number((x - top - logSum).toFixed(4)));
  });
}
