import { tf } from '#lib';

export const says = /right on up to 4 classes, and wrong on 12 pictures with 12 classes/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return tf.tidy(() => {
    const columns = tf.unstack(logProbs, 1).slice(0, 4);
    const picked = columns.map((column, k) => tf.where(tf.equal(labels, k), column, tf.zerosLike(column)));
    return tf.neg(tf.mean(tf.addN(picked)));
  });
}
