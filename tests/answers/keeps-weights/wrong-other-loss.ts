import { backward, nllLoss, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /what else is in your step, another loss/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const values = () => model.parameters.flatMap(({ value }) => [...value.dataSync()]);
  const before = values();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: nllLoss(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  const after = values();
  return Boolean(lossFn) && after.every((value, i) => value === before[i]);
}
