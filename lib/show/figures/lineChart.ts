import type { Data } from 'plotly.js';
import { Figure } from '../Figure';
import { type Line, lineTraces } from './lineTraces';

/** One panel: lines that share their axes. */
export interface Panel {
  lines: readonly Line[];
  xTitle: string;
  yTitle: string;
  xScale?: 'linear' | 'log';
  yScale?: 'linear' | 'log';
  yRange?: [number, number];
}

/**
 * Draws lines in one panel, or in two side by side. Lines of the same name look the same in both panels.
 *
 * Lines of different names differ in colour and in dash, so that colour is not needed to tell them apart.
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
  const traces = panels.flatMap((panel, i) =>
    panel.lines.flatMap((line) =>
      lineTraces(line, {
        look: names.indexOf(line.name),
        axis: axisNumber(i),
        showlegend: isFirst(panels, i, line.name),
        top: highest(values(panel, 'y')),
      }),
    ),
  );
  const isBand = (trace: Partial<Data>) => 'fill' in trace;
  // bands come first, so that they do not cover lines
  const data = [...traces.filter(isBand), ...traces.filter((trace) => !isBand(trace))];
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

const axisNumber = (panel: number) => (panel === 0 ? '' : String(panel + 1));
const range = (yRange?: [number, number]) => (yRange ? { range: yRange } : {});

const values = ({ lines }: Panel, axis: 'x' | 'y') => lines.flatMap((line) => line[axis].filter(Number.isFinite));

const highest = (drawn: readonly number[]) => (drawn.length > 0 ? Math.max(...drawn) : 1);

/** A logarithmic axis has ticks at powers of ten: at each, or at every second, third … if there are many. */
function scale(type: 'linear' | 'log' = 'linear', drawn: readonly number[]) {
  if (type === 'linear') return {};
  const decades = Math.log10(highest(drawn) / Math.min(...drawn, highest(drawn)));
  return { type, exponentformat: 'power' as const, dtick: Math.max(1, Math.ceil(decades / 8)) };
}

function isFirst(panels: readonly Panel[], panel: number, name: string): boolean {
  return panels.findIndex(({ lines }) => lines.some((line) => line.name === name)) === panel;
}
