/** What two models say about the same pictures. */
export interface LineEnds {
  /** Logits of the first and of the second model, row after row, `[n * classes]` each. */
  logits: readonly [ArrayLike<number>, ArrayLike<number>];
  /** `[n]`. */
  labels: ArrayLike<number>;
}

/** What the model at one position of the line says. */
export interface LineResults {
  /** The mean over all pictures, in nats. */
  loss: number;
  accuracy: number;
  /** The most probable class of each picture, `[n]`; of two that are equal the first. */
  predicted: number[];
}

/**
 * Loss and accuracy of the model at `(1 - position) * first + position * second`. The logits are linear in the weights, so those of the
 * model are on the line between those of the two ends: no pixel is needed.
 *
 * @example
 * const ends = { logits: [[0, 0], [2, 0]], labels: [0] };
 * lineResults(ends, 0.5).loss; // 0.3132617
 */
export function lineResults({ logits: [first, second], labels }: LineEnds, position: number): LineResults {
  const n = labels.length;
  const classes = first.length / n;
  const predicted = new Array<number>(n).fill(0);
  const row = new Float64Array(classes);
  let [loss, right] = [0, 0];
  for (let i = 0; i < n; i++) {
    let best = 0;
    for (let k = 0; k < classes; k++) {
      row[k] = (1 - position) * first[i * classes + k] + position * second[i * classes + k];
      if (row[k] > row[best]) best = k;
    }
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += Math.exp(row[k] - row[best]);
    loss += Math.log(sum) - (row[labels[i]] - row[best]);
    predicted[i] = best;
    right += Number(best === labels[i]);
  }
  return { loss: loss / n, accuracy: right / n, predicted };
}
