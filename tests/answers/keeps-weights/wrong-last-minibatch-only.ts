import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /Two weights exchanged their values before the last minibatch/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const copy = () => model.parameters.flatMap(({ value }) => [...value.dataSync()]);
  let same = true;
  for (const { images, labels } of loader) {
    const before = copy();
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
    same = copy().every((value, i) => value === before[i]);
  }
  return same;
}
