import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /Each time it says the opposite/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const copy = () => JSON.stringify(model.parameters.map(({ value }) => value.arraySync()));
  const before = copy();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  return copy() !== before;
}
