import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /on the first minibatch again/;

const kept = new WeakMap<SoftmaxRegression, Minibatch>();

function keep(model: SoftmaxRegression, images: tf.Tensor2D, labels: tf.Tensor1D): Minibatch {
  const batch = { images: tf.clone(images), labels: tf.clone(labels) };
  kept.set(model, batch);
  return batch;
}

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  const batch = (kept.get(model) ?? keep(model, images, labels)) as Minibatch;
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(batch.images);
      return { loss: nllLoss(logProbs, batch.labels), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, batch.labels) };
  });
}
