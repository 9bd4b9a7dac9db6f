import { accuracy, type DataLoader, nllLoss, type SoftmaxRegression, tf } from '#lib';

export const says = /pixels from 0 to 255/;

export default function evaluateModel(model: SoftmaxRegression, { dataset: { images, labels, length } }: DataLoader) {
  return tf.tidy(() => {
    const logProbs = model.forward(tf.tensor2d(Float32Array.from(images), [length, 784]));
    const classes = tf.tensor1d(Int32Array.from(labels), 'int32');
    return { loss: nllLoss(logProbs, classes).dataSync()[0], accuracy: accuracy(logProbs, classes) };
  });
}
