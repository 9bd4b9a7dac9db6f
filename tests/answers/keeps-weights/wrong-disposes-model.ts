import type { KeepsWeights } from '../../../checks/keepsWeights/probe';

export const says = /the model’s weights are disposed afterwards/;

export default function keepsWeights({ model }: Parameters<KeepsWeights>[0]) {
  for (const parameter of model.parameters) parameter.dispose();
  return true;
}
