import { tf } from '#lib';

export const says = /probabilities of every label’s column[\s\S]*Count whole pictures/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.sub(1, tf.mean(tf.gather(tf.exp(logProbs), labels, 1)));
}
