import type { Dash, Data } from 'plotly.js';
import { COLORS, Figure } from '../Figure';

/** One line of a chart; it ends with ✕ where `y` is no longer finite. */
export interface Line {
  name: string;
  x: readonly number[];
  y: readonly number[];
}

/** One panel: lines over the same axes. */
export interface Panel {
  lines: readonly Line[];
  xTitle: string;
  yTitle: string;
  xScale?: 'linear' | 'log';
  yScale?: 'linear' | 'log';
  yRange?: [number, number];
}

const DASHES: Dash[] = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'longdashdot'];

/**
 * Lines in one panel or in two side by side; a name that both panels have looks alike in both.
 *
 * Each line has a colour and a dash of its own, so that colour is never the only sign.
 *
 * @throws RangeError when there is no line, or a line's x and y differ in length.
 *
 * @example
 * const line = { name: 'square', x: [1, 2, 3], y: [1, 4, 9] };
 * lineChart([{ lines: [line], xTitle: 'x', yTitle: 'y' }], { title: 'Squares', text: 'A parabola.' }).text; // 'A parabola.'
 */
export function lineChart(panels: readonly Panel[], { title, text }: { title: string; text: string }): Figure {
  const names = [...new Set(panels.flatMap((panel) => panel.lines.map((line) => line.name)))];
  if (names.length === 0) throw new RangeError('Cannot draw lines: there must be at least 1 line, got 0');
  const data = panels.flatMap(({ lines }, i) =>
    lines.flatMap((line) => traces(line, names.indexOf(line.name), axisNumber(i), isFirst(panels, i, line.name))),
  );
  const axes = panels.flatMap((panel, i) => [
    [`xaxis${axisNumber(i)}`, { title: { text: panel.xTitle }, ...scale(panel.xScale, values(panel, 'x')) }],
    [
      `yaxis${axisNumber(i)}`,
      { title: { text: panel.yTitle }, ...scale(panel.yScale, values(panel, 'y')), ...range(panel.yRange) },
    ],
  ]);
  const grid =
    panels.length > 1 ? { grid: { rows: 1, columns: panels.length, pattern: 'independent' as const, xgap: 0.3 } } : {};
  const legend = { orientation: 'h' as const, x: 0, y: -0.25, yanchor: 'top' as const };
  const layout = { title: { text: title }, showlegend: names.length > 1, legend, ...grid, ...Object.fromEntries(axes) };
  return new Figure({ data, layout: { ...layout, margin: { l: 65, r: 20, t: 50, b: 110 } } }, text);
}

function traces({ name, x, y }: Line, look: number, axis: string, inLegend: boolean): Partial<Data>[] {
  if (x.length !== y.length) {
    throw new RangeError(`Cannot draw ${name}: x and y must have one length, got ${x.length} and ${y.length}`);
  }
  const color = COLORS[look % COLORS.length];
  const shared = {
    type: 'scatter',
    name,
    legendgroup: name,
    xaxis: `x${axis}` as 'x',
    yaxis: `y${axis}` as 'y',
  } as const;
  const broken = y.findIndex((value) => !Number.isFinite(value));
  const end = broken < 0 ? y.length : broken;
  const drawn: Partial<Data> = {
    ...shared,
    mode: 'lines',
    showlegend: inLegend,
    x: x.slice(0, end).map(short),
    y: y.slice(0, end).map(short),
    line: { color, dash: DASHES[look % DASHES.length], width: 2.5 },
  };
  if (broken <= 0) return [drawn];
  const cross = { symbol: 'x', size: 10, color } as const;
  return [
    drawn,
    {
      ...shared,
      mode: 'markers',
      showlegend: false,
      x: [x[end - 1]].map(short),
      y: [y[end - 1]].map(short),
      marker: cross,
    },
  ];
}

/** Four digits are more than a screen shows. */
const short = (value: number) => Number(value.toPrecision(4));
const axisNumber = (panel: number) => (panel === 0 ? '' : String(panel + 1));
const range = (yRange?: [number, number]) => (yRange ? { range: yRange } : {});

const values = ({ lines }: Panel, axis: 'x' | 'y') => lines.flatMap((line) => line[axis].filter(Number.isFinite));

/** A logarithmic axis has ticks at powers of ten, at every second or third where there are many. */
function scale(type: 'linear' | 'log' = 'linear', drawn: readonly number[]) {
  if (type === 'linear') return {};
  const decades = Math.log10(Math.max(...drawn) / Math.min(...drawn));
  return { type, exponentformat: 'power' as const, dtick: Math.max(1, Math.ceil(decades / 8)) };
}

function isFirst(panels: readonly Panel[], panel: number, name: string): boolean {
  return panels.findIndex(({ lines }) => lines.some((line) => line.name === name)) === panel;
}
