import type { Data } from 'plotly.js';
import { PIXELS, SIDE } from '../../dataset/shape';
import { Figure } from '../Figure';
import { WIDTH } from '../figureSize';
import { requireWeights } from '../requireWeights';
import { withSlider } from '../slider';

const COLUMNS = 5;
const CELL = 34; // a picture's width and a gap, in its pixels
const ROW = 38; // a picture's height, a gap and a caption
const MOST_STATES = 20; // if there are more snapshots, only every second, third … is shown

/** A model's weights after a number of updates. */
export interface Snapshot {
  updates: number;
  /** `[784, classes]`, row after row, for example the `Float32Array` of `dataSync`. */
  weight: ArrayLike<number>;
  /** Shown in the title. */
  loss?: number;
}

/**
 * Draws the weights of each class as a picture. A pixel is bright if its weight is positive, dark if it is negative,
 * and grey if it is near 0.
 *
 * Several snapshots get a slider, which starts at the last one. All have the same scale, so that growth is visible.
 *
 * @param snapshots In the order of training.
 * @param classes The classes' names, in order.
 * @throws RangeError when there is no snapshot, or a snapshot does not have 784 weights for each class.
 *
 * @example
 * const weight = Float32Array.from({ length: 784 * 2 }, (_, i) => (i % 2 ? 1 : -1) / 4);
 * weightPictures([{ updates: 235, weight }], ['Bag', 'Coat']).text;
 * // 'Weights after 235 updates, from -0.250 to 0.250: Bag from -0.250 to -0.250, Coat from 0.250 to 0.250.'
 */
export function weightPictures(snapshots: readonly Snapshot[], classes: readonly string[]): Figure {
  check(snapshots, classes);
  const stride = Math.ceil(snapshots.length / MOST_STATES);
  const shown = snapshots.filter((_, i) => (snapshots.length - 1 - i) % stride === 0); // the last one included
  const largest = Math.max(...shown.flatMap(({ weight }) => extremes(weight).map(Math.abs))) || 1;
  const states = shown.map(({ updates, weight, loss }) => ({
    label: String(updates),
    title: `Weights after ${updates} update${updates === 1 ? '' : 's'}${loss === undefined ? '' : `, loss ${loss.toFixed(3)}`}`,
    data: classes.map((_, k) => ({ z: picture(column(weight, k, classes.length), largest) }) as Partial<Data>),
  }));
  const last = states[states.length - 1];
  const place = (k: number) => ({ x: (k % COLUMNS) * CELL, y: Math.floor(k / COLUMNS) * ROW });
  const rows = Math.ceil(classes.length / COLUMNS);
  const hidden = { visible: false, fixedrange: true };
  const scale = (WIDTH - 100) / (COLUMNS * CELL); // the size of a weight's pixel, in screen pixels
  const spec = {
    data: last.data.map((state, k) => {
      const { x, y } = place(k);
      const at = { x0: x, dx: 1, y0: y, dy: 1, coloraxis: 'coloraxis' };
      return { type: 'heatmap', name: classes[k], hovertemplate: '%{z}', ...at, ...state } as Partial<Data>;
    }),
    layout: {
      title: { text: last.title },
      width: WIDTH,
      height: rows * ROW * scale + 60,
      margin: { l: 10, r: 90, t: 50, b: 10 },
      xaxis: { ...hidden, range: [-0.5, COLUMNS * CELL - 6.5] },
      yaxis: { ...hidden, range: [rows * ROW - 9.5, -8.5] },
      coloraxis: { cmin: -127, cmax: 127, colorscale: 'Greys', reversescale: false, colorbar: bar(largest) },
      annotations: classes.map((text, k) => ({ ...caption(place(k)), text })),
    } as object,
  };
  const prefix = 'updates:';
  const moving = states.length > 1 ? withSlider(spec, states, { active: states.length - 1, prefix }) : spec;
  return new Figure(moving, sentence(last.title, shown[shown.length - 1].weight, classes));
}

/** Whole numbers from −127 to 127 in plotly's form for typed arrays, which takes a third of the size of digits. */
function picture(weights: readonly number[], largest: number) {
  const bytes = Int8Array.from(weights, (weight) => Math.round((127 * weight) / largest));
  return { dtype: 'i1', shape: `${SIDE}, ${SIDE}`, bdata: Buffer.from(bytes.buffer).toString('base64') };
}

const bar = (largest: number) => ({
  tickvals: [-127, 0, 127],
  ticktext: [`−${largest.toFixed(2)}<br>against`, '0', `${largest.toFixed(2)}<br>for`],
  thickness: 12,
  len: 0.8,
});

const caption = ({ x, y }: { x: number; y: number }) => ({
  x: x + SIDE / 2 - 0.5,
  y: y - 0.5,
  yanchor: 'bottom' as const,
  showarrow: false,
});

const column = (weight: ArrayLike<number>, k: number, classes: number) =>
  Array.from({ length: PIXELS }, (_, pixel) => weight[pixel * classes + k]);

const extremes = (weights: ArrayLike<number>) =>
  Array.from(weights).reduce(
    ([least, most], weight) => [Math.min(least, weight), Math.max(most, weight)],
    [Infinity, -Infinity],
  );

function sentence(title: string, weight: ArrayLike<number>, classes: readonly string[]): string {
  const range = (weights: ArrayLike<number>) => {
    const [least, most] = extremes(weights);
    return `from ${least.toFixed(3)} to ${most.toFixed(3)}`;
  };
  const each = classes.map((name, k) => `${name} ${range(column(weight, k, classes.length))}`);
  return `${title}, ${range(weight)}: ${each.join(', ')}.`;
}

function check(snapshots: readonly Snapshot[], classes: readonly string[]): void {
  if (snapshots.length === 0) throw new RangeError('Cannot draw weights: there must be at least 1 snapshot, got 0');
  for (const { weight } of snapshots) requireWeights(weight, classes);
}
