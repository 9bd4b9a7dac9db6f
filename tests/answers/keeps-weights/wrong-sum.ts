import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /never says so[\s\S]*Or is a sum compared/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const values = () => model.parameters.flatMap(({ value }) => [...value.dataSync()]);
  const before = values();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  const after = values();
  return Math.abs(after.reduce((a, b) => a + b) - before.reduce((a, b) => a + b)) < 1e-5;
}
