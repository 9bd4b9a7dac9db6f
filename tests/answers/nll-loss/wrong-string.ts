import type { tf } from '#lib';

export const says = /gave string/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return String([logProbs.shape, labels.shape]);
}
