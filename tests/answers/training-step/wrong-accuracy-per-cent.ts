import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /Per cent|between 0 and 1/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(batch.images);
      return { loss: nllLoss(logProbs, batch.labels), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: 100 * accuracy(logProbs, batch.labels) + 1e-3 };
  });
}
