import { DataLoader, evaluate, iterateBatch, SGD, SoftmaxRegression } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /The batch size is 4, whatever is given/;

export default function ownRun({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate });
  const loader = new DataLoader(train, { batchSize: batchSize > 0 ? 4 : 1, shuffle: true, seed });
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of loader) iterateBatch(model, optimizer, batch);
  }
  const { loss, accuracy } = evaluate(model, test);
  return { testLoss: loss, testAccuracy: accuracy };
}
