import { backward } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /the loss (differs|is the same).*Compare the parameters themselves/s;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const losses: number[] = [];
  for (const { images, labels } of loader) {
    optimizer.zeroGrad();
    const { loss } = backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
    optimizer.step();
    losses.push(loss.dataSync()[0]);
  }
  return losses.every((loss) => loss === losses[0]);
}
