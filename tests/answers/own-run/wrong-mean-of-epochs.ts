import { DataLoader, evaluate, iterateBatch, SGD, SoftmaxRegression } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /epochs: 3[\s\S]*means over all epochs/;

export default function ownRun({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate });
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
  const sum = { loss: 0, accuracy: 0 };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of loader) iterateBatch(model, optimizer, batch);
    const { loss, accuracy } = evaluate(model, test);
    sum.loss += loss;
    sum.accuracy += accuracy;
  }
  return { testLoss: sum.loss / epochs, testAccuracy: sum.accuracy / epochs };
}
