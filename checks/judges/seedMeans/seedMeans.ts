import { fromJson, type JsonNumber } from '../../probes/describing/matrix';
import { drawnSeed } from '../../probes/inputs/drawUntil';
import { inventedRecords } from '../../probes/inputs/inventedRecords';
import type { ObservedMeans } from '../../probes/seedMeans';
import type { Verdict } from '../../Verdict';
import { explainNumbers } from '../shared/explainNumbers';
import { formatApart, formatNumber } from '../shared/formatNumber';
import { judgeKept, keptTask } from '../shared/judgeKept';
import { unusable } from '../shared/unusable';
import { type Column, columnsOf } from './columnsOf';

const tasks = {
  rows: 'a row for each batch size',
  mean: 'mean over the seeds',
  spread: 'spread over the seeds',
  keptTask,
};
const ROUNDED = 1.01e-4; // a table may be rounded to four decimals or cut off after them, or made of rounded accuracies
const ascending = (values: number[]) => [...values].sort((a, b) => a - b);

/** Judges means and spreads of invented records. */
export function judgeSeedMeans(observed: ObservedMeans, seed: number): Verdict[] {
  const rows = observed?.outcome?.kind === 'returned' ? observed.outcome.value?.rows : null;
  if (!Array.isArray(rows)) {
    const advice =
      observed?.outcome?.kind === 'returned' ? 'Return an array of { batchSize, mean, spread }.' : undefined;
    return Object.values(tasks).map((task) =>
      unusable(task, observed?.outcome, { input: 'records of some runs', advice }),
    );
  }
  const odd = rows.flatMap((row) => Object.entries(row ?? {})).find(([, value]) => typeof value === 'object');
  if (odd) return Object.values(tasks).map((task) => noNumber(task, odd));
  const sizes = rows.map((row) => fromJson(row?.batchSize as JsonNumber));
  const records = inventedRecords(drawnSeed(seed, observed.draw));
  const occurring = ascending([...new Set(records.map(({ batchSize }) => batchSize))]);
  const seen = `batch sizes ${sizes.slice(0, 8).join(', ') || 'none'}`;
  if (ascending(sizes).join() !== occurring.join()) {
    const wrong = `${seen}; the records hold ${occurring.join(', ')}`;
    const next = 'One row for each batch size that occurs in the records, whatever sizes these are.';
    return Object.values(tasks).map((task, i) => ({ task, voice: 'almost', seen: wrong, next: i === 0 ? next : '' }));
  }
  const own = (name: string) => rows.map((row) => fromJson(row[name] as JsonNumber));
  const known = columnsOf(records, sizes);
  return [
    { task: tasks.rows, voice: 'correct', seen, next: '' },
    judgeColumn(tasks.mean, sizes, own('mean'), known.mean),
    judgeColumn(tasks.spread, sizes, own('spread'), known.spread),
    judgeKept(observed.kept),
  ];
}

function noNumber(task: string, [name, value]: [string, unknown]): Verdict {
  const what = String(Object(value).not ?? 'nothing').slice(0, 60);
  const next = 'Rows hold plain numbers. The keys of an object are strings: `Number(key)` makes numbers of them.';
  return { task, voice: 'not yet', seen: `${name} is ${what}`, next };
}

function judgeColumn(task: string, sizes: number[], own: number[], { right, asked, ...known }: Column): Verdict {
  const off = own.findIndex((value, i) => !(Math.abs(value - right[i]) <= ROUNDED));
  if (off < 0) return { task, voice: 'correct', seen: own.map((value) => formatNumber(value)).join(', '), next: '' };
  const [mine, best] = formatApart(own[off], right[off]);
  const next = explainNumbers(own, right, { ...known, tolerance: ROUNDED }) ?? asked;
  return { task, voice: 'almost', seen: `batch size ${sizes[off]}: ${mine}; right is ${best}`, next };
}
