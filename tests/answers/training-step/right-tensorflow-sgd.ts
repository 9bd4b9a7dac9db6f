import { accuracy, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /weights and biases move as they should/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    const share = accuracy(model.forward(images), labels);
    const variables = model.parameters.map(({ value }) => value);
    const loss = () => nllLoss(model.forward(images), labels);
    const before = tf.train.sgd(optimizer.learningRate).minimize(loss, true, variables) as tf.Scalar;
    return { loss: before.dataSync()[0], accuracy: share };
  });
}
