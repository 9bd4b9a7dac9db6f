/** Coverage and risk if the model rejects all samples below a confidence. */
export interface RiskCoveragePoint {
  /** Samples with at least this confidence are answered. */
  threshold: number;
  /** The share of samples answered, 0 – 1. */
  coverage: number;
  /** The share of wrong answers among them, 0 – 1. */
  risk: number;
}

/**
 * Risk and coverage at each sample's confidence as the threshold, from the highest confidence to the lowest:
 * of the `m` samples with `confidence >= threshold`, `coverage = m / n` and `risk = wrong / m`.
 *
 * Samples with equal confidence are one point.
 * Reference: El-Yaniv & Wiener (2010), On the foundations of noise-free selective classification.
 *
 * @param confidence Probability of the predicted class, `[n]`.
 * @param correct 1 if the prediction is right, else 0, `[n]`.
 * @throws RangeError when the lengths differ, there is no sample, or a confidence is NaN.
 *
 * @example
 * riskCoverage([0.9, 0.6], [1, 0]).map((point) => point.risk); // [0, 0.5]
 */
export function riskCoverage(confidence: ArrayLike<number>, correct: ArrayLike<number>): RiskCoveragePoint[] {
  const n = confidence.length;
  if (n !== correct.length || n === 0) {
    throw new RangeError(`Cannot rank predictions: a confidence for each is needed, got ${n} for ${correct.length}`);
  }
  const surestFirst = Array.from(confidence, (value, i) => ({ value, right: correct[i] })).sort(
    (a, b) => b.value - a.value,
  );
  const points: RiskCoveragePoint[] = [];
  let wrong = 0;
  surestFirst.forEach(({ value, right }, i) => {
    if (Number.isNaN(value)) throw new RangeError('Cannot rank predictions: a confidence is NaN');
    wrong += 1 - right;
    if (value !== surestFirst[i + 1]?.value)
      points.push({ threshold: value, coverage: (i + 1) / n, risk: wrong / (i + 1) });
  });
  return points;
}

/**
 * Area under the risk–coverage curve, the mean risk over coverages: `sum risk * (coverage − coverage before)`.
 *
 * 0 is the best value. Confidences that are independent of the errors give the error rate.
 * Reference: Geifman, Uziel & El-Yaniv (2019), Bias-reduced uncertainty estimation for deep neural classifiers.
 *
 * @param points From `riskCoverage`, by falling threshold.
 *
 * @example
 * areaUnderRiskCoverage(riskCoverage([0.9, 0.6], [1, 0])); // 0.25
 */
export function areaUnderRiskCoverage(points: readonly RiskCoveragePoint[]): number {
  return points.reduce((sum, { coverage, risk }, i) => sum + risk * (coverage - (points[i - 1]?.coverage ?? 0)), 0);
}
