import type { EpochRecord } from '../../experiment/EpochRecord';
import type { Figure } from '../Figure';
import { lineChart } from './lineChart';

/** Loss and accuracy of one epoch, on training and on test pictures. */
export type EpochScores = Pick<EpochRecord, 'epoch' | 'trainLoss' | 'trainAccuracy' | 'testLoss' | 'testAccuracy'>;

/**
 * Draws loss and accuracy by epoch, on training and on test pictures.
 *
 * @param epochs One entry for each epoch, in order.
 * @throws RangeError when there is no epoch.
 *
 * @example
 * epochCurves([{ epoch: 1, trainLoss: 0.75, trainAccuracy: 0.5, testLoss: 0.625, testAccuracy: 0.75 }]).text;
 * // 'After epoch 1: loss 0.750 in training, 0.625 on test pictures; accuracy 0.500 and 0.750.'
 */
export function epochCurves(epochs: readonly EpochScores[], { title = 'Training and test' } = {}): Figure {
  const last = epochs[epochs.length - 1];
  if (!last) throw new RangeError('Cannot draw epochs: there must be at least 1, got 0');
  const x = epochs.map(({ epoch }) => epoch);
  const panel = (training: keyof EpochScores, test: keyof EpochScores, yTitle: string) => ({
    lines: Object.entries({ training, test }).map(([name, key]) => ({
      name,
      x,
      y: epochs.map((scores) => scores[key]),
      mode: 'lines+markers' as const,
    })),
    xTitle: 'epoch',
    yTitle,
  });
  const three = (value: number) => value.toFixed(3);
  const losses = `loss ${three(last.trainLoss)} in training, ${three(last.testLoss)} on test pictures`;
  return lineChart(
    [panel('trainLoss', 'testLoss', 'loss (nats)'), panel('trainAccuracy', 'testAccuracy', 'accuracy')],
    {
      title,
      text: `After epoch ${last.epoch}: ${losses}; accuracy ${three(last.trainAccuracy)} and ${three(last.testAccuracy)}.`,
    },
  );
}
