import { backward, DataLoader, evaluate, nllLoss, SGD, SoftmaxRegression, tf } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /gradients of all steps add up/;

export default function ownRun({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) {
  const model = new SoftmaxRegression({ seed });
  const optimizer = new SGD(model.parameters, { learningRate });
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { images, labels } of loader) {
      tf.tidy(() => {
        backward(() => ({ loss: nllLoss(model.forward(images), labels) }), model.parameters);
        optimizer.step();
      });
    }
  }
  const { loss, accuracy } = evaluate(model, test);
  return { testLoss: loss, testAccuracy: accuracy };
}
