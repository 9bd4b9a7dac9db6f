import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /dark in every picture[\s\S]*weight decay/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    optimizer.step();
    for (const { value } of model.parameters) value.assign(tf.mul(value, 0.999));
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) };
  });
}
