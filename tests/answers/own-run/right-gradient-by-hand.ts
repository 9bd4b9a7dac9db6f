import { DataLoader, evaluate, SoftmaxRegression, tf } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /correct/;

export default function ownRun({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) {
  const model = new SoftmaxRegression({ seed });
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
  const [weight, bias] = model.parameters.map(({ value }) => value);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { images, labels } of loader) {
      tf.tidy(() => {
        const slope = tf.div(tf.sub(tf.exp(model.forward(images)), tf.oneHot(labels, 10)), labels.size / learningRate);
        weight.assign(tf.sub(weight, tf.matMul(images, slope as tf.Tensor2D, true)));
        bias.assign(tf.sub(bias, tf.sum(slope, 0)));
      });
    }
  }
  const scores = evaluate(model, test);
  return { testAccuracy: scores.accuracy, testLoss: scores.loss };
}
