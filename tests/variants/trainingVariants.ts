import fc from 'fast-check';
import {
  accuracy,
  backward,
  DataLoader,
  evaluate,
  iterateBatch,
  type Minibatch,
  nllLoss,
  progress,
  SGD,
  SoftmaxRegression,
  tf,
} from '#lib';
import type { Fit } from '../../checks/probes/fit';
import type { KeepsWeights } from '../../checks/probes/keepsWeights';
import type { OwnRun } from '../../checks/probes/ownRun';
import { keyOf } from './logSoftmaxVariants';
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

/** A record as a class gives it, with a getter. */
class ScoreRecord {
  constructor(
    readonly accuracy: number,
    private readonly nats: number,
  ) {}

  get loss(): number {
    return this.nats;
  }
}
type Scores = { loss: number; accuracy: number };
const records: Record<string, (scores: Scores) => Scores> = {
  plain: (scores) => scores,
  'other order': ({ loss, accuracy }) => ({ accuracy, loss }),
  'extra keys': (scores) => ({ time: 0, ...scores, note: 'mine' }) as Scores,
  'four decimals': ({ loss, accuracy }) => ({ loss: +loss.toFixed(4), accuracy: +accuracy.toFixed(4) }),
  'of a class': ({ loss, accuracy }) => new ScoreRecord(accuracy, loss),
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

const stepParts = fc.record({
  zero: fc.constantFrom('first', 'between', 'last'),
  by: fc.constantFrom('optimizer', 'parameters'),
  share: keyOf(hits),
  number: keyOf(numberOf),
  tidy: fc.boolean(),
  scores: fc.constantFrom('from backward', 'forward before'),
  stepper: fc.constantFrom('optimizer', 'tf.train.sgd', 'by hand', 'gradient by hand'),
  record: fc.constantFrom(...Object.keys(records)),
});
type StepParts = typeof stepParts extends fc.Arbitrary<infer Parts> ? Parts : never;

function stepOf({ zero, by, share, number, tidy, scores, stepper, record }: StepParts) {
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
  return (...given: Parameters<typeof body>) => records[record](tidy ? tf.tidy(() => body(...given)) : body(...given));
}

export const stepVariants = wrapped(
  stepParts.map((parts): Variant => ({ name: Object.values(parts).join(', '), answer: stepOf(parts) })),
);

const evaluations: Record<
  string,
  (model: SoftmaxRegression, loader: DataLoader) => { loss: number; accuracy: number }
> = {
  sums: (model, loader) => {
    let [loss, correct, seen] = [0, 0, 0];
    for (const { images, labels } of loader) {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
      seen += images.shape[0];
    }
    return { loss: loss / seen, accuracy: correct / seen };
  },
  'weighted means': (model, loader) =>
    Array.from(loader, ({ images, labels }) => {
      const logProbs = model.forward(images);
      return { size: labels.size, loss: nllLoss(logProbs, labels).dataSync()[0], accuracy: accuracy(logProbs, labels) };
    }).reduce(
      (mean, { size, loss, accuracy }) => ({
        loss: mean.loss + (size / loader.dataset.length) * loss,
        accuracy: mean.accuracy + (size / loader.dataset.length) * accuracy,
      }),
      { loss: 0, accuracy: 0 },
    ),
  'picture by picture': (model, loader) => {
    const [losses, right]: number[][] = [[], []];
    for (const { images, labels } of loader) {
      const rows = model.forward(images).arraySync();
      labels.arraySync().forEach((label, i) => {
        losses.push(-rows[i][label]);
        right.push(Number(rows[i].indexOf(Math.max(...rows[i])) === label));
      });
    }
    const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
    return { loss: mean(losses), accuracy: mean(right) };
  },
};
const tidied = (evaluation: string, tidy: boolean) => (model: SoftmaxRegression, loader: DataLoader) =>
  tidy ? tf.tidy(() => evaluations[evaluation](model, loader)) : evaluations[evaluation](model, loader);

export const evaluationVariants = wrapped(
  fc.record({ evaluation: keyOf(evaluations), tidy: fc.boolean() }).map(({ evaluation, tidy }): Variant => {
    return { name: `${evaluation}, ${tidy ? 'tidy' : 'untidy'}`, answer: tidied(evaluation, tidy) };
  }),
);

export const fitVariants = wrapped(
  fc
    .record({
      step: fc.option(stepParts),
      evaluation: fc.option(keyOf(evaluations)),
      loop: fc.constantFrom('for', 'while', 'recursion'),
      bar: fc.boolean(),
      looks: fc.subarray(['before', 'after', 'twice', 'live', 'training set']),
      record: fc.constantFrom('plain', 'other order', 'extra keys'),
    })
    .map(({ step, evaluation, loop, bar, looks, record }): Variant => {
      const learn = step ? stepOf(step) : iterateBatch;
      const test = (model: SoftmaxRegression, loader: DataLoader) =>
        evaluation ? evaluations[evaluation](model, loader) : evaluate(model, loader.dataset);
      const answer = ({ model, optimizer, trainLoader, testLoader, epochs: count }: Parameters<Fit>[0]) => {
        const [batches, epochs]: object[][] = [[], []];
        const epochOf = (epoch: number) => {
          for (const batch of bar ? progress(trainLoader) : trainLoader) {
            batches.push(learn(model, optimizer, batch));
            if (looks.includes('live')) tf.tidy(() => void model.forward(batch.images));
            if (looks.includes('live') && batches.length % 5 === 0) test(model, testLoader);
          }
          if (looks.includes('training set')) evaluate(model, trainLoader.dataset);
          const { loss, accuracy } = test(model, testLoader);
          const testAccuracy = looks.includes('twice') ? test(model, testLoader).accuracy : accuracy;
          if (record === 'plain') epochs.push({ epoch, testLoss: loss, testAccuracy });
          else if (record === 'other order') epochs.push({ testAccuracy, testLoss: loss, epoch });
          else epochs.push({ note: 'mine', epoch, testAccuracy, testLoss: loss, seconds: 1 });
        };
        const from = (epoch: number): void => {
          if (epoch > count) return;
          epochOf(epoch);
          from(epoch + 1);
        };
        let next = 1;
        if (looks.includes('before')) test(model, testLoader);
        if (loop === 'recursion') from(1);
        else if (loop === 'while') while (next <= count) epochOf(next++);
        else for (let epoch = 1; epoch <= count; epoch++) epochOf(epoch);
        if (looks.includes('after')) test(model, testLoader);
        return { epochs, batches };
      };
      return {
        name: `${loop}, ${step ? Object.values(step).join(' ') : 'iterateBatch'}, ${evaluation ?? 'evaluate'}, looks: ${looks}, ${record}`,
        answer,
      };
    }),
);

const copies: Record<string, (model: SoftmaxRegression) => unknown> = {
  arrays: (model) => model.parameters.map(({ value }) => value.arraySync()),
  'one list': (model) => model.parameters.flatMap(({ value }) => Array.from(value.dataSync())),
  'by name': ({ weight, bias }) => ({ weight: weight.value.arraySync(), bias: bias.value.arraySync() }),
};

export const keepsVariants = wrapped(
  fc
    .record({ copy: keyOf(copies), zero: fc.constantFrom('first', 'last'), tidy: fc.boolean() })
    .map(({ copy, zero, tidy }): Variant => {
      const answer = ({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]) => {
        const before = JSON.stringify(copies[copy](model));
        for (const { images, labels } of loader) {
          const step = () => {
            if (zero === 'first') optimizer.zeroGrad();
            backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
            optimizer.step();
            if (zero === 'last') optimizer.zeroGrad();
          };
          if (tidy) tf.tidy(step);
          else step();
        }
        return JSON.stringify(copies[copy](model)) === before;
      };
      return { name: `${copy}, ${zero}, ${tidy ? 'tidy' : 'untidy'}`, answer };
    }),
);

export const ownRunVariants = wrapped(
  fc
    .record({
      step: fc.option(stepParts),
      evaluation: fc.option(keyOf(evaluations)),
      size: fc.integer({ min: 1, max: 40 }),
    })
    .map(({ step, evaluation, size }): Variant => {
      const learn = step ? stepOf(step) : iterateBatch;
      const answer = ({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) => {
        const model = new SoftmaxRegression({ seed });
        const optimizer = new SGD(model.parameters, { learningRate });
        const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
        for (let epoch = 0; epoch < epochs; epoch++) for (const batch of loader) learn(model, optimizer, batch);
        const testLoader = new DataLoader(test, { batchSize: size });
        const { loss, accuracy } = evaluation ? evaluations[evaluation](model, testLoader) : evaluate(model, test);
        return { testLoss: loss, testAccuracy: accuracy };
      };
      return { name: `${step ? 'own step' : 'iterateBatch'}, ${evaluation ?? 'evaluate'}`, answer };
    }),
);
