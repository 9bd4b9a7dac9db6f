import type { DataLoader, SoftmaxRegression } from '#lib';

export const says = /stub is untouched/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  throw new Error(`not implemented: ${model.parameters.length} ${loader.length}`);
}
