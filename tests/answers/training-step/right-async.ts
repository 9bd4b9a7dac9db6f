import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /moves by the new gradient alone/;

export default async function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  const { images, labels } = batch;
  for (const parameter of model.parameters) parameter.zeroGrad();
  const { loss, logProbs } = backward(() => {
    const logProbs = model.forward(images);
    return { loss: nllLoss(logProbs, labels), logProbs };
  }, optimizer.parameters);
  optimizer.step();
  const right = accuracy(logProbs, labels);
  const value = await loss.data();
  tf.dispose([loss, logProbs]);
  return { loss: value[0], accuracy: right, samples: labels.size };
}
