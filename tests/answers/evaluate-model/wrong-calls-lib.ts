import { type DataLoader, evaluate, type SoftmaxRegression } from '#lib';

export const says = /it calls `evaluate` of lib/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  return evaluate(model, loader.dataset, { batchSize: 33 });
}
