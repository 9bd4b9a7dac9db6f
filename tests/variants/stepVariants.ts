import fc from 'fast-check';
import { accuracy, backward, type Minibatch, nllLoss, type SGD, type SoftmaxRegression, tf } from '#lib';
import { keyOf } from './logSoftmaxVariants';
import { decimals, recordStyles, roundTo } from './recordStyles';
import { type Variant, wrapped } from './wrapped';

const hits: Record<string, (logProbs: tf.Tensor2D, labels: tf.Tensor1D) => number> = {
  lib: accuracy,
  'mean of equal': (logProbs, labels) => tf.mean(tf.equal(tf.argMax(logProbs, 1), labels)).dataSync()[0],
  filter: (logProbs, labels) => {
    const guesses = logProbs.argMax(-1).dataSync();
    return labels.arraySync().filter((label, i) => guesses[i] === label).length / labels.size;
  },
};
const numberOf: Record<string, (loss: tf.Tensor) => number> = {
  dataSync: (loss) => loss.dataSync()[0],
  arraySync: (loss) => loss.arraySync() as number,
};

/** Who moves the weights: each takes one step of descent on the mean negative log-likelihood. */
const steppers: Record<string, (model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) => tf.Tensor> = {
  'tf.train.sgd': (model, { learningRate }, { images, labels }) => {
    const variables = model.parameters.map(({ value }) => value);
    return tf.train
      .sgd(learningRate)
      .minimize(() => nllLoss(model.forward(images), labels), true, variables) as tf.Scalar;
  },
  'gradient by hand': ({ weight, bias }, { learningRate }, { images, labels }) => {
    const logits = tf.add(tf.matMul(images, weight.value as tf.Tensor2D), bias.value) as tf.Tensor2D;
    const logProbs = tf.logSoftmax(logits) as tf.Tensor2D;
    const slope = tf.div(tf.sub(tf.exp(logProbs), tf.oneHot(labels, 10)), labels.size) as tf.Tensor2D;
    weight.value.assign(tf.sub(weight.value, tf.mul(tf.matMul(images, slope, true), learningRate)));
    bias.value.assign(tf.sub(bias.value, tf.mul(tf.sum(slope, 0), learningRate)));
    return nllLoss(logProbs, labels);
  },
};

/** The choices that make up one training step. */
export const stepParts = fc.record({
  zero: fc.constantFrom('first', 'between', 'last'),
  by: fc.constantFrom('optimizer', 'parameters'),
  share: keyOf(hits),
  number: keyOf(numberOf),
  tidy: fc.boolean(),
  scores: fc.constantFrom('from backward', 'forward before'),
  stepper: fc.constantFrom('optimizer', 'tf.train.sgd', 'by hand', 'gradient by hand'),
  record: keyOf(recordStyles),
  digits: decimals,
});
type StepParts = typeof stepParts extends fc.Arbitrary<infer Parts> ? Parts : never;

export function stepOf({ zero, by, share, number, tidy, scores, stepper, record, digits }: StepParts) {
  const forget = (model: SoftmaxRegression, optimizer: SGD) => {
    if (by === 'optimizer') optimizer.zeroGrad();
    else for (const parameter of model.parameters) parameter.zeroGrad();
  };
  const otherwise = (model: SoftmaxRegression, optimizer: SGD, batch: Minibatch) => {
    const seen = hits[share](model.forward(batch.images), batch.labels);
    return { loss: numberOf[number](steppers[stepper](model, optimizer, batch)), accuracy: seen };
  };
  const usual = (model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) => {
    if (zero === 'first') forget(model, optimizer);
    const early = scores === 'forward before' ? hits[share](model.forward(images), labels) : 0;
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      if (zero === 'between') forget(model, optimizer);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    if (stepper === 'optimizer') optimizer.step();
    else {
      for (const { value, grad } of model.parameters) {
        value.assign(tf.sub(value, tf.mul(grad as tf.Tensor, optimizer.learningRate)));
      }
    }
    if (zero === 'last') forget(model, optimizer);
    return {
      loss: numberOf[number](loss),
      accuracy: scores === 'forward before' ? early : hits[share](logProbs, labels),
    };
  };
  const body = stepper in steppers ? otherwise : usual;
  type Scores = { loss: number; accuracy: number };
  return (...given: Parameters<typeof body>) =>
    recordStyles[record](roundTo(tidy ? tf.tidy(() => body(...given)) : body(...given), digits)) as Scores;
}

export const stepVariants = wrapped(
  stepParts.map((parts): Variant => ({ name: Object.values(parts).join(', '), answer: stepOf(parts) })),
);
