import { tf } from '#lib';

export const says = /nothing is left in memory/;

export default function logSoftmax(z: tf.Tensor2D) {
  return tf.tidy(() => {
    const rows = tf.unstack(z).map((row) => {
      const shifted = tf.sub(row, tf.max(row));
      return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted))));
    });
    return tf.stack(rows);
  });
}
