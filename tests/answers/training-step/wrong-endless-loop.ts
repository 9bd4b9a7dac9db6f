import type { Minibatch, SGD, SoftmaxRegression } from '#lib';

export const says = /no answer within/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  while (batch) optimizer.zeroGrad();
  return model;
}
