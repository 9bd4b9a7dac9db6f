import { tf } from '#lib';

export const says = /stay in memory/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const truth = tf.oneHot(labels, logProbs.shape[1]).cast('float32');
  const own = tf.sum(tf.mul(truth, tf.exp(logProbs)), 1);
  return tf.sub(1, tf.mean(tf.floor(tf.add(own, 0.5))));
}
