import type { tf } from '#lib';

export const says = /stub is untouched/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  throw new Error(`not implemented: ${logProbs.shape} ${labels.shape}`);
}
