import { tf } from '#lib';

export const says = /comes from beside the tape/;

export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const classes = labels.arraySync();
  const errors = logProbs.arraySync().map((row, i) => Number(Math.max(...row) > row[classes[i]]));
  return tf.tidy(() => {
    const isLabel = tf.oneHot(labels, logProbs.shape[1]).cast('bool');
    const own = tf.sum(tf.where(isLabel, logProbs, tf.zerosLike(logProbs)), 1);
    return tf.mean(tf.add(errors, tf.step(tf.sub(own, 1)))); // the step is 0 for every log-probability
  });
}
