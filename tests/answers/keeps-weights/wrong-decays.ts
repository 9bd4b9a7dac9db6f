import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /a decay of the weights/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const values = () => model.parameters.flatMap(({ value }) => [...value.dataSync()]);
  const before = values();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
      for (const { value } of model.parameters) value.assign(tf.mul(value, 1 - 1e-5));
    });
  }
  return values().every((value, i) => value === before[i]);
}
