import { tf } from '#lib';

export const says = /whole number divided by a whole number/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const hits = tf.sum(tf.equal(tf.argMax(logProbs, 1), labels).toInt());
    return tf.sub(1, tf.div(hits, tf.scalar(labels.size, 'int32')).toFloat());
  });
}
