import { tf } from '#lib';

export const says = /nothing is left in memory/;

export default function logSoftmax(z: tf.Tensor2D) {
  const once = (logits: tf.Tensor) => {
    const shifted = tf.sub(logits, tf.max(logits, 1, true));
    return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  };
  return tf.tidy(() => once(once(z)));
}
