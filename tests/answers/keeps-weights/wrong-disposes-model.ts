import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /the model’s weights are disposed afterwards/;

export default function keepsWeights({ model }: Parameters<KeepsWeights>[0]) {
  for (const parameter of model.parameters) parameter.dispose();
  return true;
}
