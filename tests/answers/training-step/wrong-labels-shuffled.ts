import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /labels in reverse order/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(batch.images);
      return { loss: nllLoss(logProbs, tf.reverse(batch.labels)), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, batch.labels) };
  });
}
