import type { Data } from 'plotly.js';
import { COLORS } from '../colors';
import { Figure } from '../Figure';
import { type EntryFormula, LOG_SOFTMAX_FORMULAS, type Rounding } from './logSoftmaxFormulas';

const EDGE = 1e4; // the end of the axis
const PRECISIONS: Record<string, Rounding> = { float32: Math.fround, float64: Number };
const PATTERNS = ['', '/'] as const; // so that bars differ not only by colour

/**
 * Shows the range of four formulas for log-softmax, in float32 and float64: the largest t for which all entries of the
 * result for `[t, 0, −t]` are finite.
 *
 * @example
 * breakdown().spec.data.map(({ name }) => name); // ['float32', 'float64']
 */
export function breakdown(): Figure {
  const names = Object.keys(LOG_SOFTMAX_FORMULAS);
  const limits = Object.values(PRECISIONS).map((round) =>
    names.map((name) => limit(LOG_SOFTMAX_FORMULAS[name], round)),
  );
  const data = Object.keys(PRECISIONS).map(
    (precision, i): Partial<Data> => ({
      type: 'bar',
      orientation: 'h',
      name: precision,
      y: names.map((name) => name.replace(', ', ',<br>')),
      x: limits[i].map((value) => Math.min(value, EDGE)),
      marker: { color: COLORS[i], pattern: { shape: PATTERNS[i] } },
    }),
  );
  const told = names.map((name, row) => `${name} up to ${limits.map((values) => written(values[row])).join(' / ')}`);
  return new Figure(
    {
      data,
      layout: {
        title: { text: 'Largest t for which [t, 0, −t] comes out finite' },
        barmode: 'group',
        xaxis: {
          type: 'log',
          title: { text: 't' },
          range: [0, Math.log10(EDGE)],
          tickvals: [1, 10, 100, 1000, EDGE],
          ticktext: ['1', '10', '100', '1,000', '10,000'],
        },
        yaxis: { autorange: 'reversed' },
        margin: { l: 60, r: 75, t: 50, b: 50 }, // on the right there is space for the labels of the longest bars
        annotations: limits.flatMap((values, i) => values.map((value, row) => endLabel(value, row, i))),
      },
    },
    `Finite for [t, 0, −t], in float32 / float64: ${told.join('; ')}.`,
  );
}

/** The limit as text, right of its bar. */
function endLabel(value: number, row: number, precision: number) {
  const text = ` ${written(value)}`;
  // places on a logarithmic axis are exponents
  const place = { x: Math.log10(Math.min(value, EDGE)), y: row, yshift: precision === 0 ? 14 : -14 };
  return { ...place, text, xanchor: 'left' as const, showarrow: false };
}

const written = (value: number) => (value >= EDGE ? 'any size' : value.toFixed(1));

/** Finds the limit by bisection. It is at most EDGE, where the axis ends. */
function limit(formula: EntryFormula, round: Rounding): number {
  let [good, bad] = [1, EDGE];
  if (holds(formula, bad, round)) return EDGE;
  while (bad - good > 1e-6) {
    const middle = (good + bad) / 2;
    if (holds(formula, middle, round)) good = middle;
    else bad = middle;
  }
  return good;
}

function holds(formula: EntryFormula, t: number, round: Rounding): boolean {
  const row = [t, 0, -t].map(round);
  return row.every((_, entry) => Number.isFinite(formula(row, entry, round)));
}
