import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /labels moved on by one picture/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const moved = tf.concat([tf.slice(labels, 1), tf.slice(labels, 0, 1)]);
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, moved), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) };
  });
}
