import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /share of errors/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: 1 - accuracy(logProbs, labels) };
  });
}
