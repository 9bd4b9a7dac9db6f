import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /tried again, with other inputs/;

let before: number[] | undefined;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const values = () => model.parameters.flatMap(({ value }) => [...value.dataSync()]);
  before ??= values();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  const first = before;
  return values().every((value, i) => value === first[i]);
}
