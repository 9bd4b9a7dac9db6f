import { backward, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /^(?![\s\S]*exchanged)[\s\S]*a copy, or the same tensor again/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const before = model.parameters.map(({ value }) => value);
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  return model.parameters.every(({ value }, i) =>
    tf.tidy(() => tf.all(tf.equal(value, before[i])).dataSync()[0] === 1),
  );
}
