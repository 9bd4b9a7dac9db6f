import { FASHION_CLASSES, type ImageDataset } from '../../../FashionMNIST';
import { Display } from '../../display';
import { WIDGET } from '../../widget';
import { LiveTraining } from './LiveTraining';
import type { TrainingSettings } from './Past';
import { Training } from './Training';
import { trainingPicture } from './trainingPicture';

/** What the widget begins with; all else comes from the kernel. */
export interface TrainingControlsState {
  classes: readonly string[];
}

/**
 * Shows a training with controls: learning rate, batch size, zeroing; start, pause, one step, back to the start. Loss, accuracy and
 * weights are live, and the reader can look back. The kernel trains, by `iterateBatch`, and only while a page watches: the cell has
 * ended long before. Outside a notebook it shows nothing.
 *
 * @param dataset The training set.
 * @param options The settings that it begins with, the `seed` of weights and order, and the number of `updates` that it has made when
 * it is shown.
 * @throws RangeError when a setting is none of `SGD` or `DataLoader`, or `updates` is not a whole number from 1 on.
 *
 * @example
 * const dataset = { images: new Uint8Array(5 * 784), labels: new Uint8Array(5), length: 5, classes: FASHION_CLASSES };
 * trainingControls(dataset, { batchSize: 2, updates: 1 });
 */
export function trainingControls(
  dataset: ImageDataset,
  {
    learningRate = 0.1,
    batchSize = 256,
    zeroing = true,
    seed = 0,
    updates = 20,
  }: Partial<TrainingSettings & { seed: number; updates: number }> = {},
): void {
  if (!Number.isInteger(updates) || updates < 1) {
    throw new RangeError(`Cannot show a training: updates must be a whole number from 1 on, got ${updates}`);
  }
  const training = new Training(dataset, { learningRate, batchSize, zeroing }, seed);
  for (let i = 0; i < updates; i++) training.step();
  const state: TrainingControlsState = { classes: FASHION_CLASSES };
  const display = new Display();
  const live = new LiveTraining(training, show);
  function show(): void {
    const { past, now } = training;
    if (now.updates === 0) return; // back at the start: what it last showed says more
    const { svg, text } = trainingPicture([...past.since(0), now], training.at(now.updates).picture);
    const sentence = `${text} Where its kernel runs, it can be driven.`;
    const widget = { module: 'trainingControls', state, target: live.target };
    display.show({ [WIDGET]: widget, 'image/svg+xml': svg, 'text/plain': sentence });
  }
  show();
}
