import type { DataLoader, SoftmaxRegression } from '#lib';

export const says = /no answer within/;

export default function evaluateModel(model: SoftmaxRegression, loader: DataLoader) {
  while (loader) {}
  return model;
}
