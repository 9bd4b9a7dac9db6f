import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /exchanged their values, so their sum is what it was/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const sorted = () => model.parameters.map(({ value }) => [...value.dataSync()].sort((a, b) => a - b).join());
  const before = sorted();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  return sorted().every((value, i) => value === before[i]);
}
