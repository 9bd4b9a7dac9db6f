import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /exchanged their values, so their sum is what it was|Or is a sum compared\?/; // the latter where float32 hides the one bit, too

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const sum = () =>
    model.parameters.reduce((total, { value }) => total + tf.tidy(() => tf.sum(value).dataSync()[0]), 0);
  const before = sum();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  return sum() === before;
}
