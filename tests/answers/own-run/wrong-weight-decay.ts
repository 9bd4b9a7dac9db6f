import { DataLoader, evaluate, iterateBatch, SGD, SoftmaxRegression, tf } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /^(?![\s\S]*Each is)[\s\S]*right is/;

export default function ownRun({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate });
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of loader) {
      iterateBatch(model, optimizer, batch);
      const { value } = model.weight;
      tf.tidy(() => value.assign(tf.mul(value, 1 - 0.01 * learningRate)));
    }
  }
  const { loss, accuracy } = evaluate(model, test);
  return { testLoss: loss, testAccuracy: accuracy };
}
