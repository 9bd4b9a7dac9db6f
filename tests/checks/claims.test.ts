import { describe, expect, it } from 'vitest';
import { check, evaluateModelCheck, fitCheck, trainingStepCheck } from '#checks';
import type { Fit } from '../../checks/probes/fit';
import evaluateModel from '../answers/evaluate-model/right-sum';
import rightFit from '../answers/fit/right-lib';
import trainingStep from '../answers/training-step/right-zero-first';

type Scores = { loss: number; accuracy: number };

/** Changes to right scores, and the only message that is true of each. */
const changes: { name: string; change(scores: Scores): Scores; claim: RegExp }[] = [
  { name: 'nothing', change: (scores) => scores, claim: /of \d+/ },
  { name: 'per cent', change: ({ loss, accuracy }) => ({ loss, accuracy: 100 * accuracy }), claim: /Per cent/ },
  { name: 'errors', change: ({ loss, accuracy }) => ({ loss, accuracy: 1 - accuracy }), claim: /share of errors/ },
  { name: 'a sign', change: ({ loss, accuracy }) => ({ loss: -loss, accuracy }), claim: /The sign is turned/ },
  {
    name: 'swapped',
    change: ({ loss, accuracy }) => ({ loss: accuracy, accuracy: loss }),
    claim: /Are the two swapped/,
  },
  { name: 'no known factor', change: ({ loss, accuracy }) => ({ loss: 1.7 * loss, accuracy }), claim: /of \d+/ },
  {
    name: 'two decimals',
    change: ({ loss, accuracy }) => ({ loss: +loss.toFixed(2), accuracy }),
    claim: /rounded to 2/,
  },
  { name: 'not a number', change: ({ accuracy }) => ({ loss: Number.NaN, accuracy }), claim: /NaN/ },
];
const claims = [
  ...changes.map(({ claim }) => claim),
  /after the step/,
  /means|minibatch alone|left out/,
  /epoch before|best score|training set’s/,
  /every label/,
  /in bits/,
  /add up|A sum/,
  /another order|the same number|minibatch before|of the first minibatch/,
];

const checks: { name: string; run(change: (scores: Scores) => Scores, seed: number): Promise<string> }[] = [
  {
    name: 'trainingStep',
    run: async (change, seed) => {
      const answer: typeof trainingStep = (...given) => change(trainingStep(...given));
      return (await check(trainingStepCheck, answer, seed)).toString();
    },
  },
  {
    name: 'evaluateModel',
    run: async (change, seed) => {
      const answer: typeof evaluateModel = (...given) => change(evaluateModel(...given));
      return (await check(evaluateModelCheck, answer, seed)).toString();
    },
  },
  {
    name: 'fit',
    run: async (change, seed) => {
      const answer = (given: Parameters<Fit>[0]) => {
        const { batches, epochs } = rightFit(given);
        const records = epochs.map(({ epoch, testLoss, testAccuracy }) => {
          const { loss, accuracy } = change({ loss: testLoss, accuracy: testAccuracy });
          return { epoch, testLoss: loss, testAccuracy: accuracy };
        });
        return { batches, epochs: records };
      };
      return (await check(fitCheck, answer, seed)).toString();
    },
  },
];

describe.each(checks)('what $name claims', ({ run }) => {
  it.each(changes)('is true where $name is changed', async ({ change, claim }) => {
    for (const seed of [3, 4]) {
      const report = (await run(change, seed)).replace(/^.*✓[^\n]*\n[^\n]*$/gm, ''); // of rows that stand, nothing is claimed
      const told = report.split('\n').filter((line) => line.startsWith('    →'));
      expect(report).toMatch(claim);
      for (const other of claims) if (String(other) !== String(claim)) expect(told.join('\n')).not.toMatch(other);
    }
  });
});
