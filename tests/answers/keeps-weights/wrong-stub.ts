import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /stub is untouched/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  throw new Error(`not implemented: ${[model, optimizer, loader, lossFn].length}`);
}
