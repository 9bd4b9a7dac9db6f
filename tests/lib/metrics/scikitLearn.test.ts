import { describe, expect, test } from 'vitest';
import {
  applyTemperature,
  areaUnderRiskCoverage,
  brierScore,
  confusionMatrix,
  expectedCalibrationError,
  fitTemperature,
  meanCost,
  mostProbable,
  negativeLogLikelihood,
  precisionRecallF1,
  reliabilityBins,
  riskCoverage,
} from '#lib';
import sklearn from '../fixtures/metrics.json';

const { labels, logits, classes } = sklearn;
const logProbs = applyTemperature(logits, 1, { classes });
const { predicted, confidence, correct } = mostProbable(logProbs, labels);

describe('as scikit-learn and SciPy have it in float64 (fixtures/metrics.py)', () => {
  const matrix = confusionMatrix(labels, predicted, classes);

  test('most probable class', () => {
    expect([...predicted]).toEqual(sklearn.predicted);
  });

  test('confusion matrix', () => {
    expect(matrix).toEqual(sklearn.confusionMatrix);
  });

  test('precision, recall and F1 by class, with a flag where they are 0/0', () => {
    const { perClass } = precisionRecallF1(matrix);
    for (const score of ['precision', 'recall', 'f1', 'support'] as const) {
      perClass.forEach((scores, k) => {
        expect(scores[score]).toBeCloseTo(sklearn.perClass[score][k], 12);
      });
    }
    expect(perClass.map(({ neverPredicted }) => neverPredicted)).toEqual([false, false, false, true, false]);
    expect(perClass.map(({ neverTrue }) => neverTrue)).toEqual([false, false, false, false, true]);
  });

  test('precision, recall and F1, macro and micro', () => {
    const { macro, micro } = precisionRecallF1(matrix);
    for (const score of ['precision', 'recall', 'f1'] as const) {
      expect(macro[score]).toBeCloseTo(sklearn.macro[score], 12);
      expect(micro[score]).toBeCloseTo(sklearn.micro[score], 12);
    }
  });

  test('negative log-likelihood', () => {
    expect(negativeLogLikelihood(logProbs, labels)).toBeCloseTo(sklearn.negativeLogLikelihood, 10);
  });

  test('Brier score', () => {
    expect(brierScore(logProbs, labels)).toBeCloseTo(sklearn.brierScore, 10);
  });

  test('reliability bins and expected calibration error', () => {
    const bins = reliabilityBins(confidence, correct, { bins: sklearn.bins });
    const filled = bins.filter(({ count }) => count > 0);
    expect(bins.map(({ count }) => count)).toEqual(sklearn.binCounts);
    filled.forEach((bin, i) => {
      expect(bin.accuracy).toBeCloseTo(sklearn.binAccuracies[i], 12);
      expect(bin.confidence).toBeCloseTo(sklearn.binConfidences[i], 12);
    });
    expect(expectedCalibrationError(bins)).toBeCloseTo(sklearn.expectedCalibrationError, 12);
  });

  test('temperature, from logits as from log-probabilities', () => {
    for (const scores of [logits, logProbs]) expect(fitTemperature(scores, labels)).toBeCloseTo(sklearn.temperature, 5);
    const fitted = applyTemperature(logits, sklearn.temperature, { classes });
    expect(negativeLogLikelihood(fitted, labels)).toBeCloseTo(sklearn.lossAtTemperature, 10);
  });

  test('mean cost when samples below a threshold are rejected', () => {
    const found = sklearn.thresholds.map((threshold) => meanCost(confidence, correct, threshold, sklearn.costs));
    expect(found).toEqual(sklearn.meanCosts.map((cost) => expect.closeTo(cost, 12)));
  });

  test('risk–coverage curve and its area', () => {
    const points = riskCoverage(confidence, correct);
    expect(points.map(({ risk }) => risk)).toEqual(sklearn.risks.map((risk) => expect.closeTo(risk, 12)));
    expect(areaUnderRiskCoverage(points)).toBeCloseTo(sklearn.areaUnderRiskCoverage, 12);
  });
});
