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
 * The error bars are standard errors, `√(a (1 − a) / n)` for n samples, so they are long for bins with few samples. For
 * their accuracy a, one right and one wrong sample are added; else a bin with one sample would seem to have no error.
 * Reference: Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks.
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
    errors: bins.map(standardError),
    mode: 'lines+markers' as const,
  }));
  const told = filled.map(({ name, bins }) => {
    const samples = bins.reduce((sum, { count }) => sum + count, 0);
    const excess = bins.reduce((sum, bin) => sum + (bin.count / samples) * (bin.confidence - bin.accuracy), 0);
    const error = expectedCalibrationError(bins).toFixed(3);
    return `${error} for ${name}, on average ${Math.abs(excess).toFixed(3)} ${excess > 0 ? 'surer' : 'less sure'} than right`;
  });
  const diagonal = { name: 'calibrated', x: [0, 1], y: [0, 1] };
  return lineChart([{ lines: [...lines, diagonal], xTitle: 'confidence', yTitle: 'accuracy', yRange: [-0.03, 1.03] }], {
    title,
    text: `Calibration error ${told.join('; ')}.`,
  });
}

function standardError({ accuracy, count }: ReliabilityBin): number {
  const share = (accuracy * count + 1) / (count + 2);
  return Math.sqrt((share * (1 - share)) / count);
}
