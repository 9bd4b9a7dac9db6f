import { DataLoader, evaluate, iterateBatch, SGD, SoftmaxRegression } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /correct/;

export default function ownRun({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate });
  const loader = new DataLoader(train, { batchSize, seed, shuffle: true });
  let minibatches = loader[Symbol.iterator]();
  for (let update = 0; update < epochs * loader.length; update++) {
    let next = minibatches.next();
    if (next.done) {
      minibatches = loader[Symbol.iterator]();
      next = minibatches.next();
    }
    if (next.value) iterateBatch(model, optimizer, next.value);
  }
  const { loss: testLoss, accuracy: testAccuracy } = evaluate(model, test);
  return { testLoss, testAccuracy, updates: epochs * loader.length };
}
