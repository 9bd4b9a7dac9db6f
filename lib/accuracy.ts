import type { tf } from './tensorflow';

/**
 * The share of samples whose most probable class is the label: `mean(argMax(logProbs) == labels)`.
 *
 * The result is a plain number: it has no gradient, and there is no tensor to free.
 *
 * @param logProbs Scores or log-probabilities, `[batch, classes]`.
 * @param labels The true classes, int32, `[batch]`.
 * @throws RangeError when the shapes don't fit or the batch is empty.
 *
 * @example
 * accuracy(tf.tensor2d([[-0.1, -3], [-0.2, -2]]), tf.tensor1d([0, 1], 'int32')); // 0.5
 */
export function accuracy(logProbs: tf.Tensor2D, labels: tf.Tensor1D): number {
  // tf.equal would compare labels of shape [batch, 1] with every row: [batch, batch]
  if (logProbs.rank !== 2 || labels.rank !== 1 || labels.shape[0] !== logProbs.shape[0] || labels.size === 0) {
    throw new RangeError(
      `Cannot take the accuracy: logProbs must be [batch, classes] and labels [batch], got [${logProbs.shape}] and [${labels.shape}]`,
    );
  }
  const classes = logProbs.shape[1];
  const scores = logProbs.dataSync();
  const right = labels.dataSync().filter((label, row) => label === argMax(scores, row * classes, classes));
  return right.length / labels.size;
}

/** The class with the highest of the `classes` scores from `start` on; the first one if several are equal. */
function argMax(scores: ArrayLike<number>, start: number, classes: number): number {
  let best = start;
  for (let i = start + 1; i < start + classes; i++) if (scores[i] > scores[best]) best = i;
  return best - start;
}
