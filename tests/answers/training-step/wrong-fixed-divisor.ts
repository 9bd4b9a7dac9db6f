import { backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /divided by 8\. These minibatches have 6 and 5 pictures|all the same number/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    optimizer.step();
    const hits = tf.sum(tf.equal(tf.argMax(logProbs, 1), tf.cast(labels, 'int32'))).dataSync()[0];
    return { loss: loss.dataSync()[0], accuracy: hits / 8 };
  });
}
