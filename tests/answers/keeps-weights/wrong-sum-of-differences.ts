import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /exchanged their values, so their sum is what it was/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const before = model.parameters.map(({ value }) => tf.clone(value));
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  return tf.tidy(() => model.parameters.every(({ value }, i) => tf.sum(tf.sub(value, before[i])).dataSync()[0] === 0));
}
