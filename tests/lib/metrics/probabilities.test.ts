import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyTemperature,
  brierScore,
  expectedCalibrationError,
  FASHION_CLASSES,
  fitTemperature,
  mostProbable,
  negativeLogLikelihood,
  predict,
  reliabilityBins,
  SoftmaxRegression,
  tf,
} from '#lib';
import { randomDataset } from '../dataset';
import sklearn from '../fixtures/metrics.json';
import { logSoftmax } from '../reference';

await tf.ready();

const { labels, logits } = sklearn;

describe('scores and labels', () => {
  test('a perfect forecast has NLL and Brier score 0; a blind guess ln 10 and .9; a sure mistake ∞ and 2', () => {
    const certain = Array.from({ length: 10 }, (_, k) => (k === 3 ? 0 : -Infinity));
    const blind = Array(10).fill(-Math.log(10));
    expect(negativeLogLikelihood(certain, [3]) + brierScore(certain, [3])).toBe(0);
    expect(negativeLogLikelihood(blind, [3])).toBeCloseTo(Math.log(10), 12);
    expect(brierScore(blind, [3])).toBeCloseTo(0.9, 12);
    expect(negativeLogLikelihood(certain, [0])).toBe(Infinity);
    expect(brierScore(certain, [0])).toBe(2);
  });

  test.each([
    [[1, 2, 3], [0, 1], 'got 3 scores and 2 labels'],
    [[], [], 'got 0 scores and 0 labels'],
    [[1, 2], [2], 'labels must be 0 – 1, got 2'],
  ])('scores %j with labels %j are refused', (scores, truth, reason) => {
    for (const metric of [negativeLogLikelihood, brierScore, mostProbable, fitTemperature]) {
      expect(() => metric(scores, truth)).toThrow(RangeError);
      expect(() => metric(scores, truth)).toThrow(reason);
    }
  });

  test('predict() gives each row what the model gives, whatever the batches', () => {
    const model = new SoftmaxRegression({ seed: 0 });
    const dataset = randomDataset(7, 1);
    const before = tf.memory().numTensors;
    const rows = predict(model, dataset, { batchSize: 3 });
    expect(rows).toHaveLength(7 * FASHION_CLASSES.length);
    expect(tf.memory().numTensors).toBe(before);
    const images = tf.tensor2d(
      Array.from(dataset.images.subarray(6 * 784), (pixel) => pixel / 255),
      [1, 784],
    );
    const last = model.forward(images).dataSync();
    last.forEach((value, k) => {
      expect(rows[60 + k]).toBeCloseTo(value, 5);
    });
  });
});

describe('temperature', () => {
  test('leaves the order of the classes, and rows of probabilities', () => {
    const row = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(row, fc.double({ min: 0.1, max: 20, noNaN: true }), (scores, temperature) => {
        const scaled = [...applyTemperature(scores, temperature, { classes: 4 })];
        expect(mostProbable(scaled, [0]).predicted).toEqual(mostProbable(scores, [0]).predicted);
        expect(scaled.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 10);
      }),
      { seed: 3 },
    );
  });

  test('scores made too large by a factor are found to be', () => {
    const factor = 3;
    const fitted = fitTemperature(
      logits.map((score) => factor * score),
      labels,
    );
    expect(fitted / sklearn.temperature).toBeCloseTo(factor, 4);
  });

  test('where every prediction is right it ends at its lowest', () => {
    expect(fitTemperature([1, 0, 0, 1], [0, 1])).toBeCloseTo(Math.exp(-4), 4);
  });

  test.each([0, -1, Number.NaN, Infinity])('%d is refused', (temperature) => {
    expect(() => applyTemperature([1, 2], temperature, { classes: 2 })).toThrow(
      new RangeError(`Cannot scale the scores: temperature must be a finite number > 0, got ${temperature}`),
    );
  });

  test('1 is log-softmax', () => {
    const scaled = applyTemperature([1, 2, 4], 1, { classes: 3 });
    logSoftmax([1, 2, 4]).forEach((value, k) => {
      expect(scaled[k]).toBeCloseTo(value, 12);
    });
  });
});

describe('reliabilityBins()', () => {
  test('a calibrated model has almost no error, an overconfident one its excess', () => {
    const right = Array.from({ length: 100 }, (_, i) => Number(i < 80));
    expect(expectedCalibrationError(reliabilityBins(Array(100).fill(0.8), right))).toBeCloseTo(0, 12);
    expect(expectedCalibrationError(reliabilityBins(Array(100).fill(1), right))).toBeCloseTo(0.2, 12);
  });

  test('of no samples the error is NaN, not 0', () => {
    expect(expectedCalibrationError([])).toBeNaN();
  });

  test('an edge belongs to the bin below it, 0 to the first, 1 to the last', () => {
    const counts = reliabilityBins([0, 0.5, 0.51, 1], [1, 1, 1, 1], { bins: 2 }).map(({ count }) => count);
    expect(counts).toEqual([2, 2]);
  });

  test.each([
    [[0.5], [1, 0], 10, 'got 1 for 2'],
    [[], [], 10, 'got 0 for 0'],
    [[1.2], [1], 10, 'they must be from 0 to 1, got 1.2 at 0'],
    [[Number.NaN], [1], 10, 'got NaN at 0'],
    [[0.5], [1], 0, 'bins must be >= 1, got 0'],
  ])('confidences %j of predictions %j in %d bins are refused', (p, right, bins, reason) => {
    expect(() => reliabilityBins(p, right, { bins })).toThrow(RangeError);
    expect(() => reliabilityBins(p, right, { bins })).toThrow(reason);
  });
});
