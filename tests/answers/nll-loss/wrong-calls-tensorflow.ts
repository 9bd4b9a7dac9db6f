import { tf } from '#lib';

export const says = /it calls `tf.losses.softmaxCrossEntropy`/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.losses.softmaxCrossEntropy(tf.oneHot(labels, logProbs.shape[1]), logProbs);
}
