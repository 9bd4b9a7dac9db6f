import fc from 'fast-check';
import { backward, type Minibatch, type SoftmaxRegression, tf } from '#lib';
import type { KeepsWeights } from '../../checks/probes/keepsWeights';
import { keyOf } from './logSoftmaxVariants';
import { type Variant, wrapped } from './wrapped';

type Trial = Parameters<KeepsWeights>[0];

const copies: Record<string, (model: SoftmaxRegression) => unknown> = {
  arrays: (model) => model.parameters.map(({ value }) => value.arraySync()),
  'one list': (model) => model.parameters.flatMap(({ value }) => Array.from(value.dataSync())),
  'by name': ({ weight, bias }) => ({ weight: weight.value.arraySync(), bias: bias.value.arraySync() }),
};
const comparisons: Record<string, (model: SoftmaxRegression, copy: string) => () => boolean> = {
  JSON: (model, copy) => {
    const before = JSON.stringify(copies[copy](model));
    return () => JSON.stringify(copies[copy](model)) === before;
  },
  tensors: (model) => {
    const before = model.parameters.map(({ value }) => tf.keep(tf.clone(value)));
    return () => {
      const same = tf.tidy(() =>
        model.parameters.every(({ value }, i) => tf.all(tf.equal(value, before[i])).dataSync()[0] === 1),
      );
      tf.dispose(before);
      return same;
    };
  },
  bytes: (model) => {
    const bytesOf = () => model.parameters.map(({ value }) => Buffer.from(Float32Array.from(value.dataSync()).buffer));
    const before = bytesOf();
    return () => bytesOf().every((bytes, i) => bytes.equals(before[i]));
  },
};
/** Who takes one step of descent. */
const steppers: Record<string, (trial: Trial, batch: Minibatch, zero: string) => void> = {
  optimizer: ({ model, optimizer, lossFn }, { images, labels }, zero) => {
    if (zero === 'first') optimizer.zeroGrad();
    backward(() => {
      if (zero === 'between') optimizer.zeroGrad();
      return { loss: lossFn(model.forward(images), labels) };
    }, model.parameters);
    optimizer.step();
    if (zero === 'last') optimizer.zeroGrad();
  },
  'tf.train.sgd': ({ model, optimizer: { learningRate }, lossFn }, { images, labels }) => {
    const variables = model.parameters.map(({ value }) => value);
    tf.train.sgd(learningRate).minimize(() => lossFn(model.forward(images), labels) as tf.Scalar, false, variables);
  },
  variableGrads: ({ model, optimizer: { learningRate }, lossFn }, { images, labels }) => {
    const variables = model.parameters.map(({ value }) => value);
    const { grads } = tf.variableGrads(() => lossFn(model.forward(images), labels) as tf.Scalar, variables);
    for (const value of variables) value.assign(tf.sub(value, tf.mul(grads[value.name], learningRate)));
  },
};

export const keepsVariants = wrapped(
  fc
    .record({
      copy: keyOf(copies),
      comparison: keyOf(comparisons),
      stepper: keyOf(steppers),
      zero: fc.constantFrom('first', 'between', 'last'),
      looks: fc.subarray(['before', 'live', 'after']),
      tidy: fc.boolean(),
    })
    .map(({ copy, comparison, stepper, zero, looks, tidy }): Variant => {
      const answer = (trial: Trial) => {
        const { model, loader, lossFn } = trial;
        const look = ({ images, labels }: Minibatch) => tf.tidy(() => void lossFn(model.forward(images), labels));
        const lookAtAll = () => {
          for (const batch of loader) look(batch);
        };
        const isSame = comparisons[comparison](model, copy);
        if (looks.includes('before')) lookAtAll();
        for (const batch of loader) {
          const step = () => {
            steppers[stepper](trial, batch, zero);
          };
          if (tidy) tf.tidy(step);
          else step();
          if (looks.includes('live')) look(batch);
        }
        if (looks.includes('after')) lookAtAll();
        return isSame();
      };
      return {
        name: `${copy}, ${comparison}, ${stepper}, ${zero}, looks: ${looks}, ${tidy ? 'tidy' : 'untidy'}`,
        answer,
      };
    }),
);
