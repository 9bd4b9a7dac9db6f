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
  xRange?: [number, number];
  yRange?: [number, number];
  /** Whether both axes have one scale, as for shares from 0 to 1. */
  square?: boolean;
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
    [
      `xaxis${axisNumber(i)}`,
      {
        ...wholeTicks(values(panel, 'x')),
        ...axis(panel.xTitle, panel.xScale, values(panel, 'x'), panel.xRange),
        ...(panel.square ? { constrain: 'domain' } : {}),
      },
    ],
    [
      `yaxis${axisNumber(i)}`,
      {
        ...axis(panel.yTitle, panel.yScale, values(panel, 'y'), panel.yRange),
        ...(panel.square ? { scaleanchor: `x${axisNumber(i)}`, constrain: 'domain' } : {}),
      },
    ],
  ]);
  const grid =
    panels.length > 1 ? { grid: { rows: 1, columns: panels.length, pattern: 'independent' as const, xgap: 0.3 } } : {};
  const size = panels.every(({ square }) => square) ? { width: 480, height: 500 } : {};
  const layout = {
    title: { text: title },
    showlegend: names.length > 1,
    ...grid,
    ...size,
    ...Object.fromEntries(axes),
  };
  return new Figure({ data, layout }, text);
}

const axisNumber = (panel: number) => (panel === 0 ? '' : String(panel + 1));

const values = ({ lines }: Panel, axis: 'x' | 'y') => lines.flatMap((line) => line[axis].filter(Number.isFinite));

const highest = (drawn: readonly number[]) => (drawn.length > 0 ? Math.max(...drawn) : 1);

function axis(title: string, type: 'linear' | 'log' = 'linear', drawn: readonly number[], range?: [number, number]) {
  const ticks = type === 'log' ? { type, ...logarithmicTicks(drawn) } : {};
  return { title: { text: title }, ...ticks, ...(range ? { range } : {}) };
}

/** Epochs, steps, minibatches: where all values are whole numbers, all ticks are. */
export function wholeTicks(drawn: readonly number[]) {
  if (!drawn.every(Number.isInteger)) return {};
  const range = highest(drawn) - Math.min(...drawn, highest(drawn));
  return range <= 12 ? { tick0: 0, dtick: range <= 6 ? 1 : 2 } : { nticks: 10 };
}

/** Ticks at powers of ten: at each, or at every second, third … if there are many; also at 2 and 5 if there are few. */
function logarithmicTicks(drawn: readonly number[]) {
  const first = Math.floor(Math.log10(Math.min(...drawn, highest(drawn))));
  const decades = Math.ceil(Math.log10(highest(drawn))) - first;
  const stride = Math.max(1, Math.ceil(decades / 8));
  const powers = Array.from({ length: decades + 1 }, (_, i) => first + i).filter((power) => power % stride === 0);
  const ticks = powers.flatMap((power) => (decades > 2 ? [1] : [1, 2, 5]).map((digit) => `${digit}e${power}`));
  const text = (tick: string) => (/e(-[1-3]|[0-5])$/.test(tick) ? Number(tick).toLocaleString('en') : tick);
  return { tickvals: ticks.map(Number), ticktext: ticks.map(text) };
}

function isFirst(panels: readonly Panel[], panel: number, name: string): boolean {
  return panels.findIndex(({ lines }) => lines.some((line) => line.name === name)) === panel;
}
