import { backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /compared with every picture/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(batch.images);
      return { loss: nllLoss(logProbs, batch.labels), logProbs };
    }, model.parameters);
    optimizer.step();
    return {
      loss: loss.dataSync()[0],
      accuracy: tf.mean(tf.equal(tf.argMax(logProbs, 1), tf.reshape(batch.labels, [-1, 1]))).dataSync()[0],
    };
  });
}
