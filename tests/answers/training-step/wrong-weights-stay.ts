import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /biases move as they should, the weights stay/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(batch.images);
      return { loss: nllLoss(logProbs, batch.labels), logProbs };
    }, [model.bias]);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, batch.labels) };
  });
}
