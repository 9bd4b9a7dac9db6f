import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /0 steps for 3 minibatches/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  return [model, optimizer, loader, lossFn].length === 4;
}
