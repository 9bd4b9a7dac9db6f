import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /dark in every picture[\s\S]*regularization/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    let nats = 0;
    const { logProbs } = backward(() => {
      const logProbs = model.forward(images);
      const loss = nllLoss(logProbs, labels);
      nats = loss.dataSync()[0];
      return { loss: tf.add(loss, tf.mul(1e-4, tf.sum(tf.square(model.weight.value)))), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: nats, accuracy: accuracy(logProbs, labels) };
  });
}
