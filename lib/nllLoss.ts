import { tf } from './tensorflow';

/**
 * Negative log-likelihood, the mean over the minibatch: `-(1/batch) * sum_i logProbs[i, labels[i]]`.
 *
 * Each row's entry is read by its index. A product with one-hot labels would be NaN if another class has `-Infinity`,
 * since 0 · −∞ is NaN. Gradient: `-onehot(labels) / batch`.
 *
 * @param logProbs Log-probabilities, `[batch, classes]`.
 * @param labels The true classes, int32, `[batch]`.
 * @returns The loss, a scalar, in nats.
 * @throws RangeError when the shapes don't fit, the batch is empty or a label is not a class.
 *
 * @example
 * nllLoss(tf.tensor2d([[-0.5, -3], [-4, -0.1]]), tf.tensor1d([0, 0], 'int32')).arraySync(); // 2.25
 */
export function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar {
  const [batch, classes] = logProbs.shape;
  if (logProbs.rank !== 2 || labels.rank !== 1 || labels.shape[0] !== batch || batch === 0) {
    throw new RangeError(
      `Cannot take the loss: logProbs must be [batch, classes] and labels [batch], got [${logProbs.shape}] and [${labels.shape}]`,
    );
  }
  const classOf = labels.dataSync();
  const wrong = classOf.find((label) => !(Number.isInteger(label) && label >= 0 && label < classes));
  if (wrong !== undefined) {
    throw new RangeError(`Cannot take the loss: labels must be whole numbers from 0 to ${classes - 1}, got ${wrong}`);
  }
  const entries = Array.from(classOf, (label, row) => row * classes + label); // index of each row's label, `[batch]`
  const pick = tf.customGrad((logProbs) => {
    const values = (logProbs as tf.Tensor).dataSync();
    const sum = entries.reduce((sum, entry) => sum + values[entry], 0);
    return { value: tf.scalar(-sum / batch), gradFunc: (dy) => tf.mul(dy, minusMean(entries, [batch, classes])) };
  });
  return tf.tidy('nllLoss', () => pick(logProbs) as tf.Scalar);
}

/** -1/batch at each row's label, 0 elsewhere. */
function minusMean(entries: number[], [batch, classes]: [number, number]): tf.Tensor2D {
  const values = new Float32Array(batch * classes);
  for (const entry of entries) values[entry] = -1 / batch;
  return tf.tensor2d(values, [batch, classes]);
}
