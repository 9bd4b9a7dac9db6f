import { mean } from './mean';

/** The samples whose confidence is in one interval. */
export interface ReliabilityBin {
  /** The confidences are above `lower` and at most `upper`. */
  lower: number;
  upper: number;
  /** Number of samples. */
  count: number;
  /** Their mean confidence; NaN if there are no samples. */
  confidence: number;
  /** The share of them that is predicted correctly; NaN if there are no samples. */
  accuracy: number;
}

/**
 * Sorts samples by confidence into bins of equal width, `(b / bins, (b + 1) / bins]`. In a calibrated model, the
 * accuracy of each bin equals its mean confidence.
 *
 * Reference: Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks.
 *
 * @param confidence Probability of the predicted class, 0 – 1, `[n]`.
 * @param correct 1 if the prediction is right, else 0, `[n]`.
 * @throws RangeError when the lengths differ, there is no sample, or a confidence is not in 0 – 1.
 *
 * @example
 * reliabilityBins([0.6, 0.8, 0.9], [1, 0, 1], { bins: 2 }).map((bin) => bin.count); // [0, 3]
 */
export function reliabilityBins(
  confidence: ArrayLike<number>,
  correct: ArrayLike<number>,
  { bins = 15 }: { bins?: number } = {},
): ReliabilityBin[] {
  if (confidence.length !== correct.length || confidence.length === 0) {
    throw new RangeError(
      `Cannot bin confidences: one for each prediction is needed, got ${confidence.length} for ${correct.length}`,
    );
  }
  if (!Number.isInteger(bins) || bins < 1)
    throw new RangeError(`Cannot bin confidences: bins must be >= 1, got ${bins}`);
  const members = Array.from({ length: bins }, () => [] as number[]);
  for (let i = 0; i < confidence.length; i++) {
    const bin = Math.max(0, Math.ceil(confidence[i] * bins) - 1); // 0 belongs to the first bin
    if (!members[bin])
      throw new RangeError(`Cannot bin confidences: they must be from 0 to 1, got ${confidence[i]} at ${i}`);
    members[bin].push(i);
  }
  return members.map((indices, bin) => ({
    lower: bin / bins,
    upper: (bin + 1) / bins,
    count: indices.length,
    confidence: mean(indices.map((i) => confidence[i])),
    accuracy: mean(indices.map((i) => correct[i])),
  }));
}

/**
 * Expected calibration error: `sum_bins (count / n) * |accuracy - confidence|`; NaN if there are no samples.
 *
 * Reference: Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks.
 *
 * @param bins As `reliabilityBins` gives them, `[bins]`.
 *
 * @example
 * expectedCalibrationError(reliabilityBins([0.75, 0.75], [1, 0])); // 0.25
 */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number {
  const filled = bins.filter(({ count }) => count > 0);
  return (
    filled.reduce((sum, { count, accuracy, confidence }) => sum + count * Math.abs(accuracy - confidence), 0) /
    filled.reduce((sum, { count }) => sum + count, 0)
  );
}
