import { accuracy, type DataLoader, type SoftmaxRegression, tf } from '#lib';

/** The accuracy on all pictures of a loader, and the numbers that known mistakes give. */
export function sharesOf(model: SoftmaxRegression, loader: DataLoader) {
  const [shares, paired, onBytes, sizes, leads]: number[][] = [[], [], [], [], []];
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      shares.push(accuracy(logProbs, labels));
      paired.push(tf.mean(tf.equal(tf.argMax(logProbs, 1), tf.reshape(labels, [-1, 1]))).dataSync()[0]);
      onBytes.push(accuracy(model.forward(tf.mul(images, 255)), labels));
      const [first, second] = tf.unstack(tf.topk(logProbs, 2).values, 1);
      leads.push(tf.min(tf.sub(first, second)).dataSync()[0]);
      sizes.push(labels.size);
    });
  }
  const sum = (values: number[]) => values.reduce((total, x) => total + x, 0);
  const weighted = (values: number[], many = values.length) =>
    sum(values.slice(0, many).map((x, i) => x * sizes[i])) / sum(sizes.slice(0, many));
  return {
    closest: Math.min(...leads), // the smallest lead of the best class over the next
    all: weighted(shares),
    means: sum(shares) / shares.length,
    first: shares[0],
    last: shares[shares.length - 1],
    allButLast: weighted(shares, shares.length - 1),
    lastLeftOut: (weighted(shares, shares.length - 1) * sum(sizes.slice(0, -1))) / sum(sizes),
    ofFullBatches: (weighted(shares) * sum(sizes)) / (sizes[0] * sizes.length),
    asFullOnes: (sum(shares) * sizes[0]) / sum(sizes),
    paired: weighted(paired),
    onBytes: weighted(onBytes),
  };
}
