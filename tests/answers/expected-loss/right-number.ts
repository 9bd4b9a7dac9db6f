import type { tf } from '#lib';

export const says = /Nothing can be trained/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const own = labels.arraySync().map((label, i) => Math.exp(rows[i][label]));
  return 1 - own.reduce((sum, p) => sum + p, 0) / own.length;
}
