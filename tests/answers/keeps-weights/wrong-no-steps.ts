import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /weights that nobody moves prove nothing/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  return [model, optimizer, loader, lossFn].length === 4;
}
