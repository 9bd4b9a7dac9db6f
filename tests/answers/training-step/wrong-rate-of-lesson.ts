import { accuracy, backward, type Minibatch, nllLoss, SGD, type SoftmaxRegression, tf } from '#lib';

export const says = /at a learning rate of 0\.5; here 0\.35 is given/;

export default function trainingStep(model: SoftmaxRegression, _: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    const optimizer = new SGD(model.parameters, { learningRate: 0.5 });
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) };
  });
}
