import { createRequire } from 'node:module';
import type { DataFrame } from 'danfojs-node';
import type { MimeBundle } from './display';
import '../tensorflow'; // must be loaded before danfo.js: it decides which TensorFlow.js danfo.js gets

const MOST_DECIMALS = 6;

/**
 * Makes a danfo.js table of records. A notebook shows it as HTML, with right-aligned numbers. All numbers of a column have as many
 * decimals: four digits for its largest number, and two or more for its smallest, if there are so many.
 *
 * The results of danfo.js (`groupby`, `query` …) are plain `DataFrame`s. `dataFrame(result)` shows them, too.
 *
 * @param records Objects with the same keys, or a `DataFrame`.
 * @throws RangeError when there is no record.
 *
 * @example
 * const table = dataFrame([{ epoch: 1, loss: 0.62 }, { epoch: 2, loss: 0.55 }]);
 * table.shape; // [2, 2]
 */
export function dataFrame(records: readonly object[] | DataFrame): DataFrame {
  const table = Array.isArray(records) ? fromRecords(records) : (records as DataFrame);
  const show = (): MimeBundle => ({ 'text/html': toHtml(table), 'text/plain': toText(table) });
  return Object.defineProperty(table, Symbol.for('Jupyter.display'), { value: show, configurable: true });
}

function fromRecords(records: readonly object[]): DataFrame {
  if (records.length === 0) throw new RangeError('Cannot make a table: there must be at least 1 record, got 0');
  // loaded at the first table, since it takes long
  const danfo = createRequire(__filename)('danfojs-node') as typeof import('danfojs-node');
  return new danfo.DataFrame(records as object[]);
}

/** A column's head and its cells, as they are shown. */
interface Column {
  cells: string[];
  numeric: boolean;
}

function columnsOf(table: DataFrame): Column[] {
  const rows = table.values as unknown[][];
  return table.columns.map((name, index) => {
    const values = rows.map((row) => row[index]);
    const numbers = values.filter((value): value is number => typeof value === 'number');
    return { cells: [name, ...values.map(formatFor(numbers))], numeric: numbers.length > 0 };
  });
}

const rowsOf = (columns: Column[], write: (cell: string, column: Column) => string) =>
  columns[0].cells.map((_, row) => columns.map((column) => write(column.cells[row], column)));

function toHtml(table: DataFrame): string {
  const write =
    (tag: 'th' | 'td') =>
    (cell: string, { numeric }: Column) =>
      `<${tag} style="text-align: ${numeric ? 'right' : 'left'}">${cell.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${tag}>`;
  const columns = columnsOf(table);
  const [head] = rowsOf(columns, write('th'));
  const [, ...body] = rowsOf(columns, write('td'));
  const tableRows = body.map((cells) => `<tr>${cells.join('')}</tr>`);
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${tableRows.join('')}</tbody></table>`;
}

function toText(table: DataFrame): string {
  const width = ({ cells }: Column) => Math.max(...cells.map((cell) => cell.length));
  const pad = (cell: string, column: Column) =>
    column.numeric ? cell.padStart(width(column)) : cell.padEnd(width(column));
  return rowsOf(columnsOf(table), pad)
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}

/** One format for all numbers of a column: whole, with as many decimals, or as powers of ten. */
function formatFor(numbers: readonly number[]): (cell: unknown) => string {
  const sizes = numbers.filter((number) => Number.isFinite(number) && number !== 0).map(Math.abs);
  if (sizes.every(Number.isInteger)) return String;
  const decimalsFor = (size: number, digits: number) => digits - 1 - Math.floor(Math.log10(size));
  const most = Math.max(0, decimalsFor(Math.max(...sizes), 4), decimalsFor(Math.min(...sizes), 2));
  const small = most > MOST_DECIMALS;
  const used = (size: number) => String(Number(size.toFixed(most))).split('.')[1]?.length ?? 0;
  const decimals = small ? 0 : Math.max(...sizes.map(used)); // no zeros at the end of all
  const written = (number: number) => (small ? number.toExponential(3) : number.toFixed(decimals));
  return (cell) => (typeof cell === 'number' && Number.isFinite(cell) ? written(cell) : String(cell));
}
