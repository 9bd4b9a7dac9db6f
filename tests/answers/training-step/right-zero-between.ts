import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /leaves no tensor behind/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  const { images, labels } = batch;
  return tf.tidy(() => {
    const seen = accuracy(model.forward(images), labels); // forward
    optimizer.zeroGrad(); // zero between forward and backward
    const { loss } = backward(() => ({ loss: nllLoss(model.forward(images), labels) }), model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: seen };
  });
}
