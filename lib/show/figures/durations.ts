import type { Data } from 'plotly.js';
import { COLORS } from '../colors';
import { Figure } from '../Figure';

const PATTERNS = ['', '/', 'x', '.'] as const; // so that bars differ not only by colour
const ROW = 34; // height of one bar, in screen pixels
const LINE = 16; // characters: longer names are in two lines or more
const VALUE = 70; // width of a value, in screen pixels

/**
 * Draws durations as groups of bars on a logarithmic axis. Each bar has its value at its end.
 *
 * @param names What took the time, from top to bottom.
 * @param groups For each group, the seconds of each name.
 * @throws RangeError when there is no group, a group does not have one value for each name, or a value is not above 0.
 *
 * @example
 * durations(['forward', 'backward'], { 'batch size 1': [0.00012, 0.002] }, { title: 'A step' }).text;
 * // 'A step: batch size 1: forward 120 µs, backward 2 ms.'
 */
export function durations(
  names: readonly string[],
  groups: Readonly<Record<string, readonly number[]>>,
  { title }: { title: string },
): Figure {
  const entries = Object.entries(groups);
  check(names, entries);
  const seconds = entries.flatMap(([, values]) => values).map(Math.log10);
  const edges = [Math.floor(Math.min(...seconds) - 0.1), Math.max(...seconds) + 0.1]; // every bar has a length
  const powers = Array.from({ length: Math.ceil(edges[1] - edges[0]) }, (_, i) => edges[0] + i);
  const data = entries.map(
    ([name, values], i): Partial<Data> => ({
      type: 'bar',
      orientation: 'h',
      name,
      y: names.map(inLines),
      x: values.map((value) => Number(value.toPrecision(3))),
      text: values.map(written),
      textposition: 'outside',
      cliponaxis: false, // the longest bar's value stands in the margin
      marker: { color: COLORS[i % COLORS.length], pattern: { shape: PATTERNS[i % PATTERNS.length] } },
    }),
  );
  return new Figure(
    {
      data,
      layout: {
        title: { text: title },
        margin: { l: 60, r: VALUE, t: 50, b: 50 },
        height: 130 + ROW * names.length * Math.max(1, entries.length * 0.7),
        barmode: 'group',
        showlegend: entries.length > 1,
        xaxis: {
          type: 'log',
          range: edges,
          tickvals: powers.map((power) => 10 ** power),
          ticktext: powers.map((power) => written(10 ** power)),
        },
        yaxis: { autorange: 'reversed' },
      },
    },
    `${title}: ${entries.map(([name, values]) => `${name}: ${told(names, values)}`).join('; ')}.`,
  );
}

const told = (names: readonly string[], values: readonly number[]) =>
  names.map((name, i) => `${name} ${written(values[i])}`).join(', ');

const inLines = (name: string) =>
  name.split(' ').reduce((lines, word) => {
    const start = lines.lastIndexOf('<br>');
    const length = lines.length - (start < 0 ? 0 : start + 4);
    return `${lines}${length + word.length < LINE ? ' ' : '<br>'}${word}`;
  });

/** Three digits, in s, ms or µs. */
function written(seconds: number): string {
  const [unit, size] = seconds < 1e-3 ? ['µs', 1e-6] : seconds < 1 ? ['ms', 1e-3] : ['s', 1];
  return `${Number((seconds / Number(size)).toPrecision(3))} ${unit}`;
}

function check(names: readonly string[], entries: [string, readonly number[]][]): void {
  if (entries.length === 0) throw new RangeError('Cannot draw durations: there must be at least 1 group, got 0');
  for (const [name, values] of entries) {
    if (values.length !== names.length || values.some((value) => !(value > 0 && value < Infinity))) {
      throw new RangeError(
        `Cannot draw the durations of ${name}: ${names.length} numbers above 0 are needed, got [${values}]`,
      );
    }
  }
}
