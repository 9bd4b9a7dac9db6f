import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /tape records only inside/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const logProbs = model.forward(batch.images);
    const loss = nllLoss(logProbs, batch.labels);
    backward(() => ({ loss }), model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, batch.labels) };
  });
}
