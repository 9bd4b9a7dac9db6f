import { tf } from '#lib';

export const says = /row and column are swapped/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const picked = labels.arraySync().map((label, i) => rows[label]?.[i] ?? 0);
  return tf.neg(tf.mean(tf.tensor1d(picked)));
}
