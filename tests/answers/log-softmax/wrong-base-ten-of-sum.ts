import type { tf } from '#lib';

export const says = /exponentials do not sum to 1.*base 10/;

export default function logSoftmax(z: tf.Tensor2D) {
  return z.arraySync().map((row) => {
    const top = Math.max(...row);
    return row.map((x) => x - top - Math.log10(row.reduce((sum, y) => sum + Math.exp(y - top), 0)));
  });
}
