import { tf } from '#lib';

export const says = /rounded to 4 decimals/;

/** In float32 a number that is rounded to four decimals has more of them. */
export default function logSoftmax(logits: tf.Tensor2D) {
  const rows = logits.arraySync().map((z) => {
    const top = Math.max(...z);
    const logSum = Math.log(z.reduce((sum, x) => sum + Math.exp(x - top), 0));
    return z.map((x) => Math.round(1e4 * (x - top - logSum)) / 1e4);
  });
  return tf.tensor2d(rows);
}
