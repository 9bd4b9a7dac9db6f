import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /one over the learning rate/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    for (const { value, grad } of model.parameters) value.assign(tf.sub(value, grad as tf.Tensor));
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) };
  });
}
