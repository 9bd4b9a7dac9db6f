import { iterateBatch, type Minibatch, type SGD, type SoftmaxRegression } from '#lib';

export const says = /it calls `iterateBatch` of lib/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) {
  return iterateBatch(model, optimizer, batch);
}
