import { expectedCalibrationError, type ReliabilityBin } from '../../metrics/reliabilityBins';
import type { Figure } from '../Figure';
import { lineChart } from './lineChart';

/** A model's bins, from `reliabilityBins`. */
export interface Calibration {
  name: string;
  bins: readonly ReliabilityBin[];
}

/**
 * Draws a reliability diagram: the accuracy of each bin over its confidence. The line of a calibrated model is the
 * diagonal, which is drawn, too.
 *
 * The error bars are Wilson's intervals of one standard error, so they are long for bins with few samples, and never leave 0 – 1:
 * the accuracies `a` whose distance from the measured one is at most `√(a (1 − a) / n)`, for n samples.
 * References: Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks; Wilson (1927), Probable
 * inference, the law of succession, and statistical inference.
 *
 * @throws RangeError when there is no model, or a model has no samples.
 *
 * @example
 * reliabilityDiagram([{ name: 'hasty', bins: reliabilityBins([0.75, 0.75], [1, 0]) }]).text;
 * // 'Calibration error 0.250 for hasty, on average 0.250 surer than right.'
 */
export function reliabilityDiagram(models: readonly Calibration[], { title = 'Reliability' } = {}): Figure {
  const filled = models.map(({ name, bins }) => ({ name, bins: bins.filter(({ count }) => count > 0) }));
  const empty = filled.find(({ bins }) => bins.length === 0);
  if (models.length === 0 || empty) {
    throw new RangeError(`Cannot draw reliability: ${empty ? `${empty.name} has no samples` : 'there is no model'}`);
  }
  const lines = filled.map(({ name, bins }) => ({
    name,
    x: bins.map(({ confidence }) => confidence),
    y: bins.map(({ accuracy }) => accuracy),
    errors: { lower: bins.map((bin) => interval(bin)[0]), upper: bins.map((bin) => interval(bin)[1]) },
    mode: 'lines+markers' as const,
  }));
  const told = filled.map(({ name, bins }) => {
    const samples = bins.reduce((sum, { count }) => sum + count, 0);
    const excess = bins.reduce((sum, bin) => sum + (bin.count / samples) * (bin.confidence - bin.accuracy), 0);
    const error = expectedCalibrationError(bins).toFixed(3);
    return `${error} for ${name}, on average ${Math.abs(excess).toFixed(3)} ${excess > 0 ? 'surer' : 'less sure'} than right`;
  });
  const diagonal = { name: 'calibrated', x: [0, 1], y: [0, 1] };
  const unit: [number, number] = [0, 1];
  const panel = { xTitle: 'confidence', yTitle: 'accuracy', xRange: unit, yRange: unit, square: true };
  return lineChart([{ ...panel, lines: [...lines, diagonal] }], {
    title,
    text: `Calibration error ${told.join('; ')}.`,
  });
}

/** The ends of Wilson's interval of one standard error: the solutions of `(a − accuracy)² = a (1 − a) / count`. */
function interval({ accuracy, count }: ReliabilityBin): [lower: number, upper: number] {
  const middle = (accuracy + 1 / (2 * count)) / (1 + 1 / count);
  const reach = Math.sqrt((accuracy * (1 - accuracy)) / count + 1 / (4 * count ** 2)) / (1 + 1 / count);
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)]; // rounding could put an end just outside
}
