import { tf } from '#lib';

export const says = /beside the tape/;

export default function logSoftmax(z: tf.Tensor2D) {
  const lse = z.arraySync().map((row) => {
    const top = Math.max(...row);
    return [top + Math.log(row.reduce((sum, x) => sum + Math.exp(x - top), 0))];
  });
  return z.sub(tf.tensor2d(lse));
}
