import { tf } from '#lib';

export const says = /exactly 0 in every entry/;

/** Looks up in plain numbers which class is the best of the others, and compares the two entries on the tape. */
export default function steppedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const classes = labels.arraySync();
  const others = logProbs.arraySync().map((row, i) => {
    const best = Math.max(...row.filter((_, k) => k !== classes[i]));
    return row.findIndex((x, k) => k !== classes[i] && x === best);
  });
  return tf.tidy(() => {
    const entriesOf = (columns: number[]) =>
      tf.gather(
        logProbs.flatten(),
        tf.tensor1d(
          columns.map((column, i) => i * logProbs.shape[1] + column),
          'int32',
        ),
      );
    return tf.sub(1, tf.mean(tf.step(tf.sub(entriesOf(classes), entriesOf(others)))));
  });
}
