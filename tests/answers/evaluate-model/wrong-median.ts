import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

// The medians are numbers of two minibatches, or by chance both of the first or both of the last one.
export const says =
  /accuracy on 70[\s\S]*(No known way of summing up|(first|last) minibatch alone[\s\S]*\2 minibatch alone)/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  const scores = Array.from(loader, ({ images, labels }) =>
    tf.tidy(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels).dataSync()[0], accuracy: accuracy(logProbs, labels) };
    }),
  );
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1];
  return { loss: median(scores.map(({ loss }) => loss)), accuracy: median(scores.map(({ accuracy }) => accuracy)) };
}
