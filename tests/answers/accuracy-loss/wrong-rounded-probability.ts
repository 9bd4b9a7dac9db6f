import { tf } from '#lib';

export const says = /^(?!.*Count errors).*the label’s probability rounds to 1\. Where the model is unsure/s;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const isLabel = tf.oneHot(labels, logProbs.shape[1]);
  const own = tf.sum(tf.mul(isLabel, tf.exp(logProbs)), 1);
  return tf.sub(1, tf.mean(tf.round(own)));
}
