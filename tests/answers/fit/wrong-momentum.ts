import { accuracy, backward, evaluate, nllLoss, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /its own gradient and 0\.500 times/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: object[] = [];
  const records: object[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const { images, labels } of trainLoader) {
      tf.tidy(() => {
        for (const parameter of model.parameters) {
          const left = parameter.grad && tf.mul(parameter.grad, 0.5);
          parameter.zeroGrad();
          if (left) parameter.accumulateGrad(left);
        }
        const { loss, logProbs } = backward(() => {
          const logProbs = model.forward(images);
          return { loss: nllLoss(logProbs, labels), logProbs };
        }, model.parameters);
        optimizer.step();
        batches.push({ loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) });
      });
    }
    const { loss, accuracy: share } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: share });
  }
  return { batches, epochs: records };
}
