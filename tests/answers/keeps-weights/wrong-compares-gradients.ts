import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /There is a gradient, and yet nothing moved/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  let flat = true;
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      for (const { grad } of model.parameters) flat = flat && (grad?.dataSync().every((x) => x === 0) ?? true);
      optimizer.step();
    });
  }
  return flat;
}
