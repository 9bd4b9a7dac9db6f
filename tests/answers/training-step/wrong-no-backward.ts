import { accuracy, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /No gradient reaches the parameters/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const logProbs = model.forward(batch.images);
    const loss = nllLoss(logProbs, batch.labels);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, batch.labels) };
  });
}
