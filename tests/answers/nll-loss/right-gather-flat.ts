import { tf } from '#lib';

export const says = /agrees with the formula/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const [batch, classes] = logProbs.shape;
    const places = tf.add(tf.mul(tf.range(0, batch, 1, 'int32'), classes), labels);
    return tf.neg(tf.mean(tf.gather(tf.reshape(logProbs, [-1]), tf.cast(places, 'int32'))));
  });
}
