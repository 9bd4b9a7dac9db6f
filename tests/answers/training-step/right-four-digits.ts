import { accuracy, backward, type Minibatch, nllLoss, rounded, type SGD, type SoftmaxRegression } from '#lib';

export const says = /plain numbers, measured before the step/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  optimizer.zeroGrad();
  const { loss, logProbs } = backward(() => {
    const logProbs = model.forward(batch.images);
    return { loss: nllLoss(logProbs, batch.labels), logProbs };
  }, model.parameters);
  optimizer.step();
  return rounded({ loss: loss.dataSync()[0], accuracy: accuracy(logProbs, batch.labels) });
}
