import { PIXELS, SIDE } from '../../dataset/shape';
import { FASHION_CLASSES } from '../../FashionMNIST';
import { Figure } from '../Figure';
import { greyPng } from '../figures/greyPng';
import { lossAlongLine } from '../figures/lossAlongLine';
import { Widget } from '../widget';
import { lineResults } from './lineResults';
import { type Packed, pack } from './packed';
import { checkModel, type PlainModel, pictureLogits } from './pictureLogits';

const STILL_POSITIONS = 81;
const LEVELS = 15; // of grey above black: a picture takes half the size of one with all 255, and looks the same

/** What the widget begins with. */
export interface ModelLineState {
  classes: string[];
  /** What the models at 0 and at 1 are called. */
  names: [string, string];
  /** The ends of the line. */
  range: [number, number];
  /** By class, in the order of the pictures. */
  labels: number[];
  /** Of both models, `[n * 10]` each. */
  logits: [Packed, Packed];
  /** Of both models, `[784 * 10]` each. */
  weights: [Packed, Packed];
  /** All pictures as one PNG, `columns` in a row. */
  sheet: { png: string; columns: number; rows: number };
}

/**
 * The straight line through two models: the reader drags the position, and loss, accuracy, the misclassified pictures and the weights
 * follow. A closer look shows that the accuracy is a staircase.
 *
 * @param models The model at 0 and the model at 1.
 * @param batch Pixels from 0 to 1, `[n * 784]`, and labels, `[n]`, as `DataLoader` gives them. Each picture takes some 400 bytes.
 * @param options `names` of the two models; `range` is the first and the last position.
 * @throws RangeError when a length does not fit, or the range does not rise.
 *
 * @example
 * const model = { weight: new Float32Array(7840), bias: new Float32Array(10) };
 * const batch = { images: new Float32Array(784), labels: [0] };
 * modelLine([model, model], batch).state.range; // [-2, 8]
 */
export function modelLine(
  models: readonly [PlainModel, PlainModel],
  { images, labels }: { images: ArrayLike<number>; labels: ArrayLike<number> },
  { names = ['first', 'second'], range = [-2, 8] }: Partial<Pick<ModelLineState, 'names' | 'range'>> = {},
): Widget<ModelLineState> {
  check(models, { images, labels }, range);
  const order = Array.from(labels, (_, i) => i).sort((i, j) => labels[i] - labels[j] || i - j);
  const sorted = order.map((i) => labels[i]);
  const pictures = order.map((i) => Array.from({ length: PIXELS }, (_, pixel) => images[PIXELS * i + pixel]));
  const [first, second] = models.map((model) => pictures.flatMap((picture) => pictureLogits(picture, model)));
  const [from, to] = range;
  const positions = Array.from({ length: STILL_POSITIONS }, (_, i) => from + ((to - from) * i) / (STILL_POSITIONS - 1));
  const results = positions.map((at) => lineResults({ logits: [first, second], labels: sorted }, at));
  const { spec, text } = lossAlongLine({
    positions,
    losses: results.map(({ loss }) => loss),
    accuracies: results.map(({ accuracy }) => accuracy),
  });
  return new Widget(
    'modelLine',
    {
      classes: [...FASHION_CLASSES],
      names,
      range,
      labels: sorted,
      logits: [pack(first), pack(second)],
      weights: [pack(models[0].weight), pack(models[1].weight)],
      sheet: sheet(pictures),
    },
    new Figure(spec, `${text} Where the page can run it, the position can be moved, and pictures and weights follow.`),
  );
}

/** Pictures in rows, nearly a square. */
function sheet(pictures: readonly (readonly number[])[]): ModelLineState['sheet'] {
  const columns = Math.ceil(Math.sqrt(pictures.length));
  const rows = Math.ceil(pictures.length / columns);
  const grey = (x: number, y: number) => {
    const picture = pictures[columns * Math.floor(y / SIDE) + Math.floor(x / SIDE)];
    const pixel = picture?.[SIDE * (y % SIDE) + (x % SIDE)] ?? 0;
    return Math.round((255 * Math.round(LEVELS * pixel)) / LEVELS);
  };
  const line = (length: number) => Array.from({ length: SIDE * length }, (_, i) => i);
  return { png: greyPng(line(rows).map((y) => line(columns).map((x) => grey(x, y)))), columns, rows };
}

function check(
  models: readonly PlainModel[],
  { images, labels }: { images: ArrayLike<number>; labels: ArrayLike<number> },
  [from, to]: readonly [number, number],
): void {
  models.forEach(checkModel);
  if (labels.length === 0 || images.length !== PIXELS * labels.length) {
    throw new RangeError(
      `Cannot show a line: ${PIXELS} pixels are needed for each label, got ${images.length} for ${labels.length} labels`,
    );
  }
  if (!(from < to)) throw new RangeError(`Cannot show a line: its range must rise, got ${from} to ${to}`);
}
