import type { tf } from '#lib';

export const says = /no answer within/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  while (logProbs) {}
  return labels;
}
