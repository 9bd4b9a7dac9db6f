import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /none moved/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const before = model.parameters.map(({ value }) => tf.clone(value));
  for (const { images, labels } of loader) {
    tf.tidy(() => backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters));
    optimizer.step();
    optimizer.zeroGrad();
  }
  const same = model.parameters.map(({ value }, i) => tf.tidy(() => tf.all(tf.equal(value, before[i])).dataSync()[0]));
  tf.dispose(before);
  return same.every(Boolean);
}
