import { PIXELS, SIDE } from '../../dataset/shape';
import type { ImageDataset } from '../../FashionMNIST';
import { confusionMatrix } from '../../metrics/confusionMatrix';
import { mostProbable } from '../../metrics/mostProbable';
import { Figure } from '../Figure';
import { confusionHeatmap } from '../figures/confusionHeatmap';
import { greyPng } from '../figures/greyPng';
import { rounded } from '../rounded';
import { Widget } from '../widget';

const LEVELS = 15; // of grey above black: a picture takes half the size of one with all 255, and looks the same

/** The pictures of one class that are taken for one class. */
export interface ConfusionCell {
  trueClass: number;
  predicted: number;
  /** The surest ones, side by side, as a PNG. */
  strip: string;
  /** The same ones: place in the dataset and ten probabilities, from the surest on. */
  pictures: { index: number; probabilities: number[] }[];
}

/** What the widget shows. */
export interface ConfusionBrowserState {
  classes: string[];
  /** Counts, `matrix[true][predicted]`. */
  matrix: number[][];
  cells: ConfusionCell[];
}

/**
 * A confusion matrix whose cells open: the reader chooses a cell and sees its pictures, from the surest on, then chooses a picture and
 * sees its ten probabilities.
 *
 * @param logProbs Log-probabilities, row after row, `[n * classes]`, from `predict`.
 * @param dataset The pictures and their labels.
 * @param options `perCell` is the largest number of pictures that a cell shows; each takes some 500 bytes in the notebook.
 * @throws RangeError when the lengths don't fit, or `perCell` is not a whole number from 1 on.
 *
 * @example
 * const images = new Uint8Array(2 * 784);
 * const dataset = { images, labels: Uint8Array.of(0, 1), length: 2, classes: ['Bag', 'Coat'] };
 * confusionBrowser([0.9, 0.1, 0.8, 0.2].map(Math.log), dataset).state.matrix; // [[1, 0], [1, 0]]
 */
export function confusionBrowser(
  logProbs: ArrayLike<number>,
  { images, labels, classes }: ImageDataset,
  { perCell = 8 }: { perCell?: number } = {},
): Widget<ConfusionBrowserState> {
  if (!Number.isInteger(perCell) || perCell < 1) {
    throw new RangeError(`Cannot show pictures: perCell must be a whole number from 1 on, got ${perCell}`);
  }
  const { predicted, confidence } = mostProbable(logProbs, labels);
  const matrix = confusionMatrix(labels, predicted, classes.length);
  const surest = [...predicted.keys()].sort((i, j) => confidence[j] - confidence[i] || i - j);
  const picture = (index: number) => images.subarray(PIXELS * index, PIXELS * (index + 1));
  const probabilities = (index: number) =>
    rounded(classes.map((_, k) => Math.exp(logProbs[classes.length * index + k])));
  const cells = classes.flatMap((_, trueClass) =>
    classes.flatMap((_, answer): ConfusionCell[] => {
      const all = surest.filter((i) => labels[i] === trueClass && predicted[i] === answer);
      const shown = all.slice(0, perCell);
      if (shown.length === 0) return [];
      const pictures = shown.map((index) => ({ index, probabilities: probabilities(index) }));
      return [{ trueClass, predicted: answer, strip: strip(shown.map(picture)), pictures }];
    }),
  );
  const { spec, text } = confusionHeatmap(matrix, classes);
  const still = new Figure(spec, `${text} Where the page can run it, each cell opens and shows its surest pictures.`);
  return new Widget('confusionBrowser', { classes: [...classes], matrix, cells }, still);
}

/** Pictures side by side. */
function strip(pictures: readonly Uint8Array[]): string {
  const level = (grey: number) => Math.round((Math.round((grey / 255) * LEVELS) / LEVELS) * 255);
  const rows = Array.from({ length: SIDE }, (_, row) =>
    pictures.flatMap((picture) => Array.from(picture.subarray(SIDE * row, SIDE * (row + 1)), level)),
  );
  return greyPng(rows);
}
