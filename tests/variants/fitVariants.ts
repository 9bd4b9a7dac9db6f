import fc from 'fast-check';
import { type DataLoader, evaluate, iterateBatch, progress, type SoftmaxRegression, tf } from '#lib';
import type { Fit } from '../../checks/probes/fit';
import { evaluations } from './evaluationVariants';
import { keyOf } from './logSoftmaxVariants';
import { decimals, recordStyles, roundTo } from './recordStyles';
import { stepOf, stepParts } from './stepVariants';
import { type Variant, wrapped } from './wrapped';

export const fitVariants = wrapped(
  fc
    .record({
      step: fc.option(stepParts),
      evaluation: fc.option(keyOf(evaluations)),
      loop: fc.constantFrom('for', 'while', 'recursion'),
      bar: fc.boolean(),
      looks: fc.subarray(['before', 'after', 'twice', 'live', 'training set']),
      record: keyOf(recordStyles),
      digits: decimals,
    })
    .map(({ step, evaluation, loop, bar, looks, record, digits }): Variant => {
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
          epochs.push(recordStyles[record](roundTo({ epoch, testLoss: loss, testAccuracy }, digits)));
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
