import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /moves by[\s\S]*cut off/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    for (const parameter of model.parameters) {
      const cut = tf.clipByValue(parameter.grad as tf.Tensor, -0.02, 0.02);
      parameter.zeroGrad();
      parameter.accumulateGrad(cut);
    }
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) };
  });
}
