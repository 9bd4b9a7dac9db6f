import type { tf } from '#lib';

export const says = /entry i . B · label of the flattened matrix/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const classes = labels.arraySync();
  const own = classes.map((label, i) => rows.flat()[label * classes.length + i]);
  return -own.reduce((sum, x) => sum + x, 0) / own.length;
}
