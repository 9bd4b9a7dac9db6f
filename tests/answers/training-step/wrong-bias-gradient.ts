import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /the biases go elsewhere, the weights move as they should/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    model.bias.zeroGrad();
    model.bias.accumulateGrad(tf.mean(model.weight.grad as tf.Tensor, 0));
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) };
  });
}
