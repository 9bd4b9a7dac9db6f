import { tf } from '#lib';

export const says = /every picture counted as right/;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const hits = tf.any(tf.equal(tf.topk(logProbs, 2).indices, tf.expandDims(labels, 1)), 1);
    return tf.sub(1, tf.mean(hits));
  });
}
