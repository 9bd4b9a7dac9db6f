import type { DataLoader, SoftmaxRegression } from '#lib';
import { meanScores } from '../../checks/rightParts';

export const says = /the number from before the change/;

const known = new WeakMap<SoftmaxRegression, ReturnType<typeof meanScores>>();

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  const scores = known.get(model) ?? meanScores(model, loader);
  known.set(model, scores);
  return scores;
}
