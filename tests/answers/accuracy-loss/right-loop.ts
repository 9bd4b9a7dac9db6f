import type { tf } from '#lib';

export const says = /is right/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const errors = labels.arraySync().filter((label, i) => rows[i].some((x) => x > rows[i][label])).length;
  return errors / rows.length;
}
