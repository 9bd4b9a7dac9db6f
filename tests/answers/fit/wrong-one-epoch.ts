import { evaluate, iterateBatch } from '#lib';
import type { Fit } from '../../../checks/probes/fit';

export const says = /one epoch/;

export default function fit({ model, optimizer, trainLoader, testLoader, epochs }: Parameters<Fit>[0]) {
  const batches = Array.from(trainLoader, (batch) => iterateBatch(model, optimizer, batch));
  const { loss, accuracy } = evaluate(model, testLoader.dataset);
  return { batches, epochs: [{ epoch: epochs, testLoss: loss, testAccuracy: accuracy }] };
}
