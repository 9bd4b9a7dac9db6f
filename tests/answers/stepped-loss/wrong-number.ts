import { accuracy, type tf } from '#lib';

export const says = /finds no gradient|have none/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return 1 - accuracy(logProbs, labels);
}
