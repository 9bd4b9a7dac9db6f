import { backward, DataLoader, evaluate, nllLoss, SGD, SoftmaxRegression, tf } from '#lib';
import type { OwnRun } from '../../../checks/probes/ownRun';

export const says = /correct/;

export default async function ownRun(options: Parameters<OwnRun>[0]) {
  const model = new SoftmaxRegression({ seed: options.seed });
  const optimizer = new SGD(model.parameters, { learningRate: options.learningRate });
  const loader = new DataLoader(options.train, { batchSize: options.batchSize, shuffle: true, seed: options.seed });
  let left = options.epochs;
  while (left-- > 0) {
    for (const { images, labels } of loader) {
      tf.tidy(() => {
        backward(() => ({ loss: nllLoss(model.forward(images), labels) }), model.parameters);
        optimizer.step();
        optimizer.zeroGrad();
      });
    }
    await tf.nextFrame();
  }
  const scores = evaluate(model, options.test, { batchSize: 7 });
  return { testLoss: scores.loss, testAccuracy: scores.accuracy };
}
