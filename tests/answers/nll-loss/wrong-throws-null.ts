import type { tf } from '#lib';

export const says = /a thrown null/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  if (logProbs.size > labels.size) throw null;
}
