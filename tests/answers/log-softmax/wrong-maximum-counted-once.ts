import { tf } from '#lib';

export const says = /right but where some logits of a row are equal/;

export default function logSoftmax(logits: tf.Tensor2D) {
  return tf.tidy(() => {
    const shifted = tf.sub(logits, tf.max(logits, 1, true));
    const others = tf.where(tf.equal(shifted, 0), tf.zerosLike(shifted), tf.exp(shifted));
    return tf.sub(shifted, tf.log1p(tf.sum(others, 1, true)));
  });
}
