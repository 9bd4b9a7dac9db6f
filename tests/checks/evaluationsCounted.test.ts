import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check, fitCheck } from '#checks';
import { type DataLoader, evaluate, iterateBatch, type SoftmaxRegression, tf } from '#lib';
import type { Fit } from '../../checks/probes/fit';

type Evaluate = (model: SoftmaxRegression, loader: DataLoader) => void;

const ways: Record<string, Evaluate> = {
  'as lib does': (model, loader) => void evaluate(model, loader.dataset),
  'minibatch by minibatch': (model, loader) => {
    for (const { images } of loader) tf.tidy(() => void model.forward(images));
  },
  'picture by picture': (model, loader) => {
    for (const { images } of loader) {
      tf.tidy(() => tf.split(images, images.shape[0]).forEach((image) => void model.forward(image as tf.Tensor2D)));
    }
  },
};

/** A training that evaluates before its first step and after each step, so many times each. */
function evaluating(times: number[], one: Evaluate): Fit {
  return ({ model, optimizer, trainLoader, testLoader, epochs }) => {
    const batches: object[] = [];
    const evaluateNow = () => Array.from({ length: times[batches.length] }, () => one(model, testLoader));
    evaluateNow();
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const batch of trainLoader) {
        batches.push(iterateBatch(model, optimizer, batch));
        evaluateNow();
      }
    }
    return { batches, epochs: [] };
  };
}

/** What is said about the evaluations. */
async function saidAbout(times: number[], way: string): Promise<string | undefined> {
  const { verdicts } = await check(fitCheck, evaluating(times, ways[way]), 1);
  return verdicts.find(({ task }) => task.startsWith('an evaluation'))?.seen;
}

const STEPS = 12;
const way = fc.constantFrom(...Object.keys(ways));
const afterEach = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: STEPS, maxLength: STEPS });

it('every evaluation counts where there are too many, each of several after one step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 2 }), afterEach, way, async (before, after, way) => {
      const all = after.reduce((sum, times) => sum + times, before);
      expect(await saidAbout([before, ...after], way)).toContain(`is looked at ${all} times; 3 times are due`);
    }),
    { numRuns: 8 },
  );
}, 60_000);

it('evaluations after the last step are not said to be one', async () => {
  const never = new Array<number>(STEPS).fill(0);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), way, async (atTheEnd, way) => {
      expect(await saidAbout([...never, atTheEnd], way)).toBe('test pictures are looked at only after the last step');
    }),
    { numRuns: 4 },
  );
}, 60_000);
