import { PIXELS, SIDE } from '../../dataset/shape';
import { Figure } from '../Figure';
import { WIDTH } from '../figureSize';
import { type GreyPixels, greyPng } from './greyPng';

const GAP = 2; // pixels between pictures
const CAPTION_LINE = 16; // height of a caption's line, in screen pixels
const TITLE = 50;
const LEAST_WIDTH = 320; // of the figure: space for a title

/**
 * Draws pictures in a grid, row by row. A caption above each shows for example its label, prediction or probability.
 *
 * @param pictures Grey pixels, 0 black – 255 white, `[784]` each; a `Uint8Array` or numbers.
 * @param captions One for each picture, with `<br>` between lines; leave them out to have none.
 * @param text What the figure shows, in one sentence. By default the sentence is made from the captions.
 * @throws RangeError when there is no picture, a picture does not have 784 pixels, or there are too many captions.
 *
 * @example
 * const grid = imageGrid([new Uint8Array(784), new Uint8Array(784)], { captions: ['Bag', 'Coat'] });
 * grid.text; // 'Pictures, 2 in 1 row: Bag, Coat.'
 */
export function imageGrid(
  pictures: readonly ArrayLike<number>[],
  {
    captions = [],
    columns = Math.min(pictures.length, 10),
    title = 'Pictures',
    text,
  }: { captions?: readonly string[]; columns?: number; title?: string; text?: string } = {},
): Figure {
  checkPictures(pictures, captions);
  const rows = Math.ceil(pictures.length / columns);
  const lines = Array.from({ length: rows }, (_, row) =>
    captionLines(captions.slice(row * columns, (row + 1) * columns)),
  );
  const cell = Math.min((WIDTH - 20) / columns, Math.max(140, 280 / columns)); // distance from one picture to the next, in screen pixels
  const tops: number[] = []; // the upper edge of each row's pictures, in screen pixels
  let height = 0;
  for (const count of lines) {
    tops.push(height + count * CAPTION_LINE);
    height = tops[tops.length - 1] + cell;
  }
  const width = columns * cell;
  const side = Math.max(10, (LEAST_WIDTH - width) / 2);
  const place = (i: number) => ({ x: (i % columns) * cell, y: tops[Math.floor(i / columns)] });
  const hidden = { visible: false, fixedrange: true };
  return new Figure(
    {
      data: [{ type: 'scatter', mode: 'markers', x: [0], y: [0], marker: { opacity: 0 }, hoverinfo: 'skip' }],
      layout: {
        title: { text: title },
        width: width + 2 * side,
        height: height + TITLE + 10,
        margin: { l: side, r: side, t: TITLE, b: 10 },
        xaxis: { ...hidden, range: [0, width] },
        yaxis: { ...hidden, range: [height, 0] },
        images: lines.map((_, row) => ({
          source: greyPng(montage(pictures.slice(row * columns, (row + 1) * columns)), columns > 5 ? 2 : 4),
          ...{ xref: 'x', yref: 'y', x: 0, y: tops[row], sizing: 'stretch', layer: 'above' },
          sizex: (Math.min(columns, pictures.length - row * columns) - GAP / (SIDE + GAP)) * cell,
          sizey: (cell * SIDE) / (SIDE + GAP),
        })) as [],
        annotations: captions.flatMap((caption, i) => (caption ? [captionAt(caption, place(i), cell)] : [])),
      },
    },
    text ?? sentence(title, pictures.length, rows, captions),
  );
}

function captionAt(caption: string, { x, y }: { x: number; y: number }, cell: number) {
  return {
    text: caption,
    x: x + (cell * SIDE) / (SIDE + GAP) / 2,
    y,
    yanchor: 'bottom' as const,
    showarrow: false,
  };
}

/** The pixels of pictures side by side, with transparent gaps. */
function montage(pictures: readonly ArrayLike<number>[]): GreyPixels {
  return Array.from({ length: SIDE }, (_, row) =>
    pictures.flatMap((picture, i) => [
      ...(i === 0 ? [] : Array<null>(GAP).fill(null)),
      ...Array.from({ length: SIDE }, (_, column) => picture[row * SIDE + column]),
    ]),
  );
}

const captionLines = (captions: readonly string[]) =>
  Math.max(0, ...captions.map((caption) => (caption ? caption.split('<br>').length : 0)));

function sentence(title: string, count: number, rows: number, captions: readonly string[]): string {
  const told = captions.filter(Boolean).map((caption) => caption.replace(/<br>/g, ' '));
  const grid = `${title}, ${count} in ${rows} row${rows === 1 ? '' : 's'}`;
  return told.length ? `${grid}: ${told.join(', ')}.` : `${grid}.`;
}

function checkPictures(pictures: readonly ArrayLike<number>[], captions: readonly string[]): void {
  const wrong = pictures.find((picture) => picture.length !== PIXELS);
  if (pictures.length === 0) throw new RangeError('Cannot draw pictures: there must be at least 1, got 0');
  if (wrong) throw new RangeError(`Cannot draw pictures: each must have ${PIXELS} pixels, got ${wrong.length}`);
  if (captions.length > pictures.length) {
    throw new RangeError(`Cannot draw ${pictures.length} pictures: got ${captions.length} captions`);
  }
}
