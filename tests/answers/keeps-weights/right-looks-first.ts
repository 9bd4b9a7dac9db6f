import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /some moved, and it says so/;

/** Looks through the loader before the training, which then has the order of a later epoch. */
export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const values = () => model.parameters.flatMap(({ value }) => [...value.dataSync()]);
  for (const { images, labels } of loader) tf.tidy(() => void lossFn(model.forward(images), labels));
  const before = values();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  return values().every((value, i) => value === before[i]);
}
