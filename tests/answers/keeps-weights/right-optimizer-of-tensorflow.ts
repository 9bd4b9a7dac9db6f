import { tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /none moved, and it says so/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const variables = model.parameters.map(({ value }) => value);
  const values = () => JSON.stringify(variables.map((value) => value.arraySync()));
  const before = values();
  const sgd = tf.train.sgd(optimizer.learningRate);
  for (const { images, labels } of loader) {
    sgd.minimize(() => lossFn(model.forward(images), labels) as tf.Scalar, false, variables);
  }
  return values() === before;
}
