import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /are there two epochs/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const values = () => model.parameters.flatMap(({ value }) => [...value.dataSync()]);
  const before = values();
  for (let epoch = 0; epoch < 2; epoch++) {
    for (const { images, labels } of loader) {
      tf.tidy(() => {
        optimizer.zeroGrad();
        backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
        optimizer.step();
      });
    }
  }
  return values().every((value, i) => value === before[i]);
}
