import { backward, SGD, tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /as with a learning rate of 0\.1\. The optimizer’s is/;

export default function keepsWeights({ model, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const values = () => model.parameters.flatMap(({ value }) => [...value.dataSync()]);
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  const before = values();
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
  return values().every((value, i) => value === before[i]);
}
