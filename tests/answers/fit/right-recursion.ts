import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /12 steps, each epoch sees all 26/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  type History = { batches: object[]; epochs: object[] };
  const from = (epoch: number): History => {
    if (epoch > epochs) return { batches: [], epochs: [] };
    const batches = Array.from(trainLoader, (batch) => iterateBatch(model, optimizer, batch));
    const { loss: testLoss, accuracy: testAccuracy } = evaluate(model, testLoader.dataset);
    const rest = from(epoch + 1);
    return { batches: [...batches, ...rest.batches], epochs: [{ epoch, testLoss, testAccuracy }, ...rest.epochs] };
  };
  return from(1);
}
