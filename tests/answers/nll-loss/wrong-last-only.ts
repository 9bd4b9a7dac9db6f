import type { tf } from '#lib';

export const says = /the last picture alone counts/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  let loss = 0;
  labels.arraySync().forEach((label, i) => {
    loss = -rows[i][label];
  });
  return loss;
}
