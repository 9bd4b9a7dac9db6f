import { tf } from '#lib';
import type { KeepsWeights } from '../../../checks/probes/keepsWeights';

export const says = /none moved, and it says so/;

export default function keepsWeights({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) {
  const variables = model.parameters.map(({ value }) => value);
  const before = variables.map((value) => value.dataSync().slice());
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() => lossFn(model.forward(images), labels) as tf.Scalar, variables);
      for (const value of variables) {
        if (grads[value.name]) value.assign(tf.sub(value, tf.mul(grads[value.name], optimizer.learningRate)));
      }
    });
  }
  return variables.every((value, i) => value.dataSync().every((x, k) => Object.is(x, before[i][k])));
}
