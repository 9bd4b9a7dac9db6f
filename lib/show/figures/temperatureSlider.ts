import { CLASSES } from '../../dataset/shape';
import { mostProbable } from '../../metrics/mostProbable';
import { negativeLogLikelihood } from '../../metrics/negativeLogLikelihood';
import { expectedCalibrationError, reliabilityBins } from '../../metrics/reliabilityBins';
import { applyTemperature } from '../../metrics/temperature';
import { Figure } from '../Figure';
import { withSlider } from '../slider';
import { reliabilityDiagram } from './reliabilityDiagram';

// 0.25 – 4, each 2^(1/3) times the one before
const TEMPERATURES = Array.from({ length: 13 }, (_, i) => 2 ** ((i - 6) / 3));

/**
 * Draws a reliability diagram with a slider for the temperature. The title shows the calibration error and the loss.
 *
 * @param logProbs Log-probabilities or logits, row after row, `[n * classes]`.
 * @param labels The true classes, `[n]`.
 * @throws RangeError when the lengths don't fit, or a temperature is not a number > 0.
 *
 * @example
 * const sure = [4, 0, 4, 0, 4, 0, 4, 0]; // says .982 four times, right three times
 * temperatureSlider(sure, [0, 0, 0, 1], { temperatures: [1, 4], classes: 2 }).text;
 * // 'Reliability at temperatures from 1.00 to 4.00: the loss is least, 0.563, at 4.00, with calibration error 0.019.'
 */
export function temperatureSlider(
  logProbs: ArrayLike<number>,
  labels: ArrayLike<number>,
  { temperatures = TEMPERATURES, classes = CLASSES }: { temperatures?: readonly number[]; classes?: number } = {},
): Figure {
  if (temperatures.length === 0) throw new RangeError('Cannot draw temperatures: at least 1 is needed, got 0');
  const states = temperatures.map((temperature) => {
    const scaled = applyTemperature(logProbs, temperature, { classes });
    const { confidence, correct } = mostProbable(scaled, labels);
    const bins = reliabilityBins(confidence, correct);
    const [loss, error] = [negativeLogLikelihood(scaled, labels), expectedCalibrationError(bins)];
    const title = `Calibration error ${error.toFixed(3)}, loss ${loss.toFixed(3)}`;
    const { data, layout } = reliabilityDiagram([{ name: 'model', bins }], { title }).spec;
    return { label: temperature.toFixed(2), title, data, layout, loss, error };
  });
  const unchanged = temperatures.indexOf(1);
  const active = Math.max(unchanged, 0);
  const best = states.reduce((a, b) => (b.loss < a.loss ? b : a));
  const range = `${states[0].label} to ${states[states.length - 1].label}`;
  return new Figure(
    withSlider(states[active], states, { active, prefix: 'temperature' }),
    `Reliability at temperatures from ${range}: the loss is least, ${best.loss.toFixed(3)}, at ${best.label}, with calibration error ${best.error.toFixed(3)}.`,
  );
}
