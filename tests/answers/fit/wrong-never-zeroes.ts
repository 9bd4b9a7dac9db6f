import { accuracy, backward, evaluate, nllLoss, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /step 2: it moves by the sum of both/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  const records: { epoch: number; testLoss: number; testAccuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      batches.push(
        tf.tidy(() => {
          const { loss, logProbs } = backward(() => {
            const logProbs = model.forward(batch.images);
            return { loss: nllLoss(logProbs, batch.labels), logProbs };
          }, model.parameters);
          optimizer.step();
          return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, batch.labels) };
        }),
      );
    }
    const scores = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: scores.loss, testAccuracy: scores.accuracy });
  }
  return { batches, epochs: records };
}
