import { tf } from '#lib';

export const says = /gradient function that you give to .customGrad. right/;

export default function logSoftmax(logits: tf.Tensor2D) {
  return tf.customGrad((z, save) => {
    const shifted = tf.sub(z as tf.Tensor, tf.max(z as tf.Tensor, 1, true));
    const value = tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
    (save as (tensors: tf.Tensor[]) => void)([value]);
    return { value, gradFunc: (dy, [saved]) => tf.sub(dy, tf.exp(saved)) };
  })(logits);
}
