import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /loss after the step/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(batch.images);
      return { loss: nllLoss(logProbs, batch.labels), logProbs };
    }, model.parameters);
    optimizer.step();
    return {
      loss: nllLoss(model.forward(batch.images), batch.labels).dataSync()[0] + 0 * loss.size,
      accuracy: accuracy(logProbs, batch.labels),
    };
  });
}
