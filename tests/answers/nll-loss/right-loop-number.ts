import type { tf } from '#lib';

export const says = /leaves the tape/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  let sum = 0;
  labels.arraySync().forEach((label, i) => {
    sum -= rows[i][label];
  });
  return sum / rows.length;
}
