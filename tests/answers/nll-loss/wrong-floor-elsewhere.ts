import type { tf } from '#lib';

export const says = /every entry below -20.72 counted as that/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const own = labels.arraySync().map((label, i) => Math.max(rows[i][label], Math.log(1e-9)));
  return -own.reduce((sum, x) => sum + x, 0) / own.length;
}
