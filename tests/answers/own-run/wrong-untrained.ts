import { evaluate, SoftmaxRegression } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /as it was before the training/;

export default function ownRun({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) {
  const model = new SoftmaxRegression({ seed });
  const { loss, accuracy } = evaluate(model, [train, test][Math.min(1, batchSize * epochs * (1 + learningRate))]);
  return { testLoss: loss, testAccuracy: accuracy };
}
