import { evaluate, iterateBatch, tf } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /Records hold plain numbers/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches: { loss: number; accuracy: number }[] = [];
  const records: { epoch: number; testLoss: number; testAccuracy: number }[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const batch of trainLoader) {
      const record = iterateBatch(model, optimizer, batch);
      batches.push({ ...record, loss: tf.scalar(record.loss) as unknown as number });
    }
    const { loss, accuracy } = evaluate(model, testLoader.dataset);
    records.push({ epoch, testLoss: loss, testAccuracy: accuracy });
  }
  return { batches, epochs: records };
}
