import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /Are they put back afterwards/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const copy = () => JSON.stringify(model.parameters.map(({ value }) => value.arraySync()));
  const before = copy();
  const start = model.parameters.map(({ value }) => tf.clone(value));
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  const same = copy() === before;
  for (const [i, { value }] of model.parameters.entries()) value.assign(start[i]);
  tf.dispose(start);
  return same;
}
