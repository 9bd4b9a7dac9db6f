import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /Two weights exchanged their values before the last minibatch.*no sum/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const copy = () => {
    const [weight, bias] = model.parameters.map(({ value }) => Array.from(value.dataSync()));
    return [...bias, weight.reduce((sum, x) => sum + x, 0)];
  };
  const before = copy();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  return copy().every((value, i) => value === before[i]);
}
