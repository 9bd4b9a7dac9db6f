import type { tf } from '#lib';

export const says = /rounded to 2 decimals/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const own = labels.arraySync().map((label, i) => rows[i][label]);
  return Number((-own.reduce((sum, x) => sum + x, 0) / own.length).toFixed(2));
}
