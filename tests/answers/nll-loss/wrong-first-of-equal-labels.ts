import type { tf } from '#lib';

export const says = /row of its first picture/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const classes = labels.arraySync();
  const own = classes.map((label) => rows[classes.indexOf(label)][label]);
  return -own.reduce((sum, x) => sum + x, 0) / own.length;
}
