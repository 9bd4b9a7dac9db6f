import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /only after the last step/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      batches.push(iterateBatch(model, optimizer, batch));
    }
  }
  return {
    batches,
    epochs: [evaluate(model, testLoader.dataset)].map((s) => ({
      epoch: epochs,
      testLoss: s.loss,
      testAccuracy: s.accuracy,
    })),
  };
}
