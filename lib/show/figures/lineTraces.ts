import type { Dash, Data } from 'plotly.js';
import { COLORS } from '../colors';

/** One line of a chart. It ends with ✕ where `y` is not finite. */
export interface Line {
  name: string;
  x: readonly number[];
  y: readonly number[];
  /** A shaded band around the line, for example the range over several seeds. */
  band?: { lower: readonly number[]; upper: readonly number[] };
  /** The length of an error bar at each point, up and down, for example a standard error. */
  errors?: readonly number[];
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
export function lineTraces({ name, x, y, band, errors, mode = 'lines' }: Line, place: Place): Partial<Data>[] {
  if (x.length !== y.length) {
    throw new RangeError(`Cannot draw ${name}: x and y must have one length, got ${x.length} and ${y.length}`);
  }
  const { look, axis, showlegend, top } = place;
  const color = COLORS[look % COLORS.length];
  const own = { type: 'scatter', name, legendgroup: name, xaxis: `x${axis}` as 'x', yaxis: `y${axis}` as 'y' } as const;
  const broken = y.findIndex((value) => !Number.isFinite(value));
  const end = broken < 0 ? y.length : broken;
  const drawn = (values: readonly number[]) => values.slice(0, end).map(short);
  const line: Partial<Data> = {
    ...own,
    mode,
    showlegend,
    x: drawn(x),
    y: drawn(y),
    line: { color, dash: DASHES[look % DASHES.length], width: 2.5 },
    ...(mode === 'lines' ? {} : { marker: { color, symbol: SYMBOLS[look % SYMBOLS.length], size: 8 } }),
    ...(errors ? { error_y: { type: 'data', array: drawn(errors), color, thickness: 1, width: 3 } } : {}),
  };
  const traces = end > 0 ? [line] : [];
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
    traces.push({ ...own, mode: 'markers', showlegend: inLegend, x: [short(atX)], y: [short(atY)], marker: cross });
  }
  return traces;
}

/** Rounds to four digits, which is more than a screen can show. */
const short = (value: number) => Number(value.toPrecision(4));
