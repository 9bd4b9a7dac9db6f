import { tf } from './tensorflow';

/**
 * Log-softmax over classes: `z - max(z) - log(sum(exp(z - max(z))))`.
 *
 * Subtracting the row's maximum keeps `exp` finite and does not change the result.
 * Gradient: `dy - softmax(z) * sum(dy)`. It is written by hand, since the maximum cancels out in it.
 * Reference: Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions.
 *
 * @param logits Unnormalised scores, `[batch, classes]`.
 * @returns Log-probabilities, `[batch, classes]`; each row's exponentials sum to 1.
 * @throws RangeError when `logits` is not of rank 2.
 *
 * @example
 * logSoftmax(tf.tensor2d([[1000, 0]])).arraySync(); // [[0, -1000]]
 */
export function logSoftmax(logits: tf.Tensor2D): tf.Tensor2D {
  if (logits.rank !== 2) {
    throw new RangeError(
      `Cannot take log-softmax by row: logits must be [batch, classes], got shape [${logits.shape}]`,
    );
  }
  return tf.tidy('logSoftmax', () => logSoftmaxWithGradient(logits) as tf.Tensor2D);
}

const logSoftmaxWithGradient = tf.customGrad((logits, save) => {
  const shifted = tf.sub(logits as tf.Tensor, tf.max(logits as tf.Tensor, 1, true)); // [batch, classes]
  const logSum = tf.log(tf.sum(tf.exp(shifted), 1, true)); // [batch, 1]
  const logProbs = tf.sub(shifted, logSum);
  (save as tf.GradSaveFunc)([logProbs]);
  return {
    value: logProbs,
    gradFunc: (dy, [saved]) => tf.sub(dy, tf.mul(tf.exp(saved), tf.sum(dy, 1, true))),
  };
});
