import { evaluate, iterateBatch, SGD } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /0\.800 times as far[\s\S]*Up to here each step is right/; // the rate is 0.8, too: "multiplied by it twice" is false

export default function fit({ model, optimizer, trainLoader, testLoader, epochs: count }: Parameters<Fit>[0]) {
  const [batches, epochs]: object[][] = [[], []];
  for (let epoch = 1; epoch <= count; epoch++) {
    const slower = new SGD(model.parameters, { learningRate: optimizer.learningRate * 0.8 ** (epoch - 1) });
    for (const batch of trainLoader) batches.push(iterateBatch(model, slower, batch));
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    epochs.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs };
}
