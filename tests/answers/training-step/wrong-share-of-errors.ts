import type { Minibatch, SGD, SoftmaxRegression } from '#lib';
import { stepOnce } from '../../checks/rightParts';

export const says = /share of errors/;

export default function trainingStep(model: SoftmaxRegression, optimizer: SGD, minibatch: Minibatch) {
  const { loss, accuracy } = stepOnce(model, optimizer, minibatch);
  return { loss, accuracy: 1 - accuracy };
}
