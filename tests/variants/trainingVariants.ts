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

const stepParts = fc.record({
  zero: fc.constantFrom('first', 'between', 'last'),
  by: fc.constantFrom('optimizer', 'parameters'),
  share: keyOf(hits),
  number: keyOf(numberOf),
  tidy: fc.boolean(),
  scores: fc.constantFrom('from backward', 'forward before'),
});
type StepParts = typeof stepParts extends fc.Arbitrary<infer Parts> ? Parts : never;

function stepOf({ zero, by, share, number, tidy, scores }: StepParts) {
  const forget = (model: SoftmaxRegression, optimizer: SGD) => {
    if (by === 'optimizer') optimizer.zeroGrad();
    else for (const parameter of model.parameters) parameter.zeroGrad();
  };
  const body = (model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) => {
    if (zero === 'first') forget(model, optimizer);
    const early = scores === 'forward before' ? hits[share](model.forward(images), labels) : 0;
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      if (zero === 'between') forget(model, optimizer);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    optimizer.step();
    if (zero === 'last') forget(model, optimizer);
    return {
      loss: numberOf[number](loss),
      accuracy: scores === 'forward before' ? early : hits[share](logProbs, labels),
    };
  };
  return (...words: Parameters<typeof body>) => (tidy ? tf.tidy(() => body(...words)) : body(...words));
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
    })
    .map(({ step, evaluation, loop, bar }): Variant => {
      const learn = step ? stepOf(step) : iterateBatch;
      const test = (model: SoftmaxRegression, loader: DataLoader) =>
        evaluation ? evaluations[evaluation](model, loader) : evaluate(model, loader.dataset);
      const answer = ({ model, optimizer, trainLoader, testLoader, epochs: count }: Parameters<Fit>[0]) => {
        const [batches, epochs]: object[][] = [[], []];
        const epochOf = (epoch: number) => {
          for (const batch of bar ? progress(trainLoader) : trainLoader) batches.push(learn(model, optimizer, batch));
          const { loss, accuracy } = test(model, testLoader);
          epochs.push({ epoch, testLoss: loss, testAccuracy: accuracy });
        };
        const from = (epoch: number): void => {
          if (epoch > count) return;
          epochOf(epoch);
          from(epoch + 1);
        };
        let next = 1;
        if (loop === 'recursion') from(1);
        else if (loop === 'while') while (next <= count) epochOf(next++);
        else for (let epoch = 1; epoch <= count; epoch++) epochOf(epoch);
        return { batches, epochs };
      };
      return {
        name: `${loop}, ${step ? Object.values(step).join(' ') : 'iterateBatch'}, ${evaluation ?? 'evaluate'}`,
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
