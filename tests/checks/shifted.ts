import { tf } from '#lib';

/** Log-softmax from operations that exercise 1 allows, for wrong answers that go wrong elsewhere. */
export function logSoftmaxOf(z: tf.Tensor): tf.Tensor {
  const shifted = tf.sub(z, tf.max(z, 1, true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
}

export function softmaxOf(z: tf.Tensor): tf.Tensor {
  const powers = tf.exp(tf.sub(z, tf.max(z, 1, true)));
  return tf.div(powers, tf.sum(powers, 1, true));
}
