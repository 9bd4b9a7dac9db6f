import type { KeepsWeights } from '../../../checks/probes/keepsWeights';
import { trainOnce, valuesOf } from '../../checks/rightParts';

export const says = /One weight of 7,840 moved/;

export default function keepsWeights(trial: Parameters<KeepsWeights>[0]) {
  const before = valuesOf(trial.model);
  trainOnce(trial);
  return valuesOf(trial.model).every((value, i) => Math.abs(value - before[i]) <= 1e-7 * Math.abs(before[i]));
}
