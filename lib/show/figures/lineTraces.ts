import type { Dash, Data } from 'plotly.js';
import { COLORS } from '../colors';

/** One line of a chart. It ends with ✕ where `y` is not finite. */
export interface Line {
  name: string;
  x: readonly number[];
  y: readonly number[];
  /** A shaded band around the line, for example the range over several seeds. */
  band?: { lower: readonly number[]; upper: readonly number[] };
  /** The ends of an error bar at each point. */
  errors?: { lower: readonly number[]; upper: readonly number[] };
  /** Single values, of which the line is a mean: a faint point for each x. */
  points?: readonly number[];
  /** Whether y jumps from one value to the next and takes none between: half-way between two points. */
  steps?: boolean;
  /** Default: a line. */
  mode?: 'lines' | 'markers' | 'lines+markers';
}

/** The place and the look of a line's traces. */
export interface Place {
  /** The number of the line's colour, dash and symbol. */
  look: number;
  /** The number of the axes in plotly's form: '', '2', … */
  axis: string;
  showlegend: boolean;
  /** The y of the ✕ if the line has no finite value. */
  top: number;
}

const DASHES: Dash[] = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'longdashdot'];
const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up', 'cross', 'star'];

/**
 * The traces of one line: its band, the line itself, and the ✕ at its end if a value is not finite.
 *
 * @throws RangeError when x and y differ in length.
 */
export function lineTraces(line: Line, place: Place): Partial<Data>[] {
  const { name, x, y, band, errors, points, steps, mode = 'lines' } = line;
  if (x.length !== y.length) {
    throw new RangeError(`Cannot draw ${name}: x and y must have one length, got ${x.length} and ${y.length}`);
  }
  const { look, axis, showlegend, top } = place;
  const color = COLORS[look % COLORS.length];
  const own = { type: 'scatter', name, legendgroup: name, xaxis: `x${axis}` as 'x', yaxis: `y${axis}` as 'y' } as const;
  const broken = y.findIndex((value) => !Number.isFinite(value));
  const end = broken < 0 ? y.length : broken;
  const drawn = (values: readonly number[]) => short(values.slice(0, end));
  const drawnLine: Partial<Data> = {
    ...own,
    mode,
    showlegend,
    x: drawn(x),
    y: drawn(y),
    line: { color, dash: DASHES[look % DASHES.length], width: 2.5, ...(steps ? { shape: 'hvh' } : {}) },
    ...(mode === 'lines'
      ? {}
      : { marker: { color, symbol: SYMBOLS[look % SYMBOLS.length], size: 8 }, cliponaxis: false }),
    ...(errors ? { error_y: errorBars(drawn(y), drawn(errors.lower), drawn(errors.upper), color) } : {}),
  };
  const traces = end > 0 ? [drawnLine] : [];
  if (points) {
    const marker = { color, symbol: SYMBOLS[look % SYMBOLS.length], size: 4, opacity: 0.5 };
    traces.unshift({ ...own, mode: 'markers', showlegend: false, x: drawn(x), y: drawn(points), marker });
  }
  if (band) {
    const edges = {
      x: [...drawn(x), ...drawn(x).reverse()],
      y: [...drawn(band.upper), ...drawn(band.lower).reverse()],
    };
    const shade = { mode: 'lines', line: { width: 0 }, fill: 'toself', fillcolor: `${color}26` } as const;
    traces.unshift({ ...own, ...edges, ...shade, hoverinfo: 'skip', showlegend: false });
  }
  if (broken >= 0) {
    const [atX, atY] = end > 0 ? [x[end - 1], y[end - 1]] : [x[0], top];
    const cross = { symbol: 'x', size: 10, color } as const;
    const inLegend = showlegend && end === 0;
    traces.push({ ...own, mode: 'markers', showlegend: inLegend, x: short([atX]), y: short([atY]), marker: cross });
  }
  return traces;
}

/** plotly's form: how far an error bar reaches up and down from its point. */
function errorBars(y: readonly number[], lower: readonly number[], upper: readonly number[], color: string) {
  const reach = (from: readonly number[], to: readonly number[]) => short(to.map((end, i) => end - from[i]));
  const [array, arrayminus] = [reach(y, upper), reach(lower, y)];
  return { type: 'data', symmetric: false, array, arrayminus, color, thickness: 1, width: 3 } as const;
}

/** Rounds to four digits of the values and of their range, which is more than a screen can show. */
function short(values: readonly number[]): number[] {
  const finite = values.filter(Number.isFinite);
  const range = Math.max(...finite) - Math.min(...finite);
  const more = (value: number) => (range > 0 && value !== 0 ? Math.ceil(Math.log10(Math.abs(value) / range)) : 0);
  return values.map((value) => Number(value.toPrecision(Math.min(17, 4 + Math.max(0, more(value))))));
}
