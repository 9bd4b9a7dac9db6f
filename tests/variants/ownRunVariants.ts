import fc from 'fast-check';
import { DataLoader, evaluate, iterateBatch, SGD, SoftmaxRegression } from '#lib';
import type { OwnRun } from '../../checks/probes/ownRun';
import { evaluations } from './evaluationVariants';
import { keyOf } from './logSoftmaxVariants';
import { decimals, recordStyles, roundTo } from './recordStyles';
import { stepOf, stepParts } from './stepVariants';
import { type Variant, wrapped } from './wrapped';

export const ownRunVariants = wrapped(
  fc
    .record({
      step: fc.option(stepParts),
      evaluation: fc.option(keyOf(evaluations)),
      size: fc.integer({ min: 1, max: 40 }),
      looks: fc.subarray(['before', 'each epoch', 'after']),
      record: keyOf(recordStyles),
      digits: decimals,
    })
    .map(({ step, evaluation, size, looks, record, digits }): Variant => {
      const learn = step ? stepOf(step) : iterateBatch;
      const answer = ({ train, test, batchSize, seed, epochs, learningRate }: Parameters<OwnRun>[0]) => {
        const model = new SoftmaxRegression({ seed });
        const optimizer = new SGD(model.parameters, { learningRate });
        const loader = new DataLoader(train, { batchSize, shuffle: true, seed });
        if (looks.includes('before')) evaluate(model, train);
        for (let epoch = 0; epoch < epochs; epoch++) {
          for (const batch of loader) learn(model, optimizer, batch);
          if (looks.includes('each epoch')) evaluate(model, test);
        }
        if (looks.includes('after')) evaluate(model, train);
        const testLoader = new DataLoader(test, { batchSize: size });
        const { loss, accuracy } = evaluation ? evaluations[evaluation](model, testLoader) : evaluate(model, test);
        return recordStyles[record](roundTo({ testLoss: loss, testAccuracy: accuracy }, digits));
      };
      return {
        name: `${step ? 'own step' : 'iterateBatch'}, ${evaluation ?? 'evaluate'}, looks: ${looks}, ${record}`,
        answer,
      };
    }),
);
