import type { tf } from '#lib';

export const says = /the class before the label is taken.*Classes count from 0/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const classes = labels.arraySync();
  const own = classes.map((label, i) => rows[i][label - 1] ?? 0);
  return -own.reduce((sum, x) => sum + x, 0) / own.length;
}
