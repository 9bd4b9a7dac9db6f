import type { tf } from '#lib';

export const says = /The smallest input on which it fails.*Yours is .*, right is/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const own = labels.arraySync().map((label, i) => -rows[i][label]);
  return own.sort((a, b) => a - b)[own.length >> 1];
}
