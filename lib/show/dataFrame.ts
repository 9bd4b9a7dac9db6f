import { createRequire } from 'node:module';
import type { DataFrame } from 'danfojs-node';
import type { MimeBundle } from './display';
import '../tensorflow'; // must be loaded before danfo.js: it decides which TensorFlow.js danfo.js gets

/**
 * Makes a danfo.js table of records. A notebook shows it as HTML, with right-aligned numbers.
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
  const show = (): MimeBundle => ({ 'text/html': toHtml(table), 'text/plain': table.toString() });
  return Object.defineProperty(table, Symbol.for('Jupyter.display'), { value: show, configurable: true });
}

function fromRecords(records: readonly object[]): DataFrame {
  if (records.length === 0) throw new RangeError('Cannot make a table: there must be at least 1 record, got 0');
  // loaded at the first table, since it takes long
  const danfo = createRequire(__filename)('danfojs-node') as typeof import('danfojs-node');
  return new danfo.DataFrame(records as object[]);
}

function toHtml(table: DataFrame): string {
  const rows = table.values as unknown[][];
  const numeric = table.columns.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const cell = (tag: 'th' | 'td', value: unknown, right: boolean) =>
    `<${tag} style="text-align: ${right ? 'right' : 'left'}">${format(value)}</${tag}>`;
  const head = table.columns.map((name, column) => cell('th', name, numeric[column]));
  const body = rows.map((row) => `<tr>${row.map((value, column) => cell('td', value, numeric[column])).join('')}</tr>`);
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function format(cell: unknown): string {
  const text = typeof cell === 'number' && !Number.isInteger(cell) ? cell.toPrecision(4) : String(cell);
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
