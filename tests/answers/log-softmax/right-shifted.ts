import { tf } from '#lib';

export const says = /4? ?agrees with float64/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.tidy(() => {
    const shifted = tf.sub(z, tf.max(z, 1, true));
    return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
  });
}
