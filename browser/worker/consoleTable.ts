import { inspect } from 'node:util';

const VALUES = 'Values';

/** The text of `console.table`, as Node prints it. A value that has no rows gives undefined. */
export function tableText(data: unknown, properties?: readonly string[]): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const entries = Object.entries(data);
  const isRow = (row: unknown): row is object => typeof row === 'object' && row !== null;
  const columns = properties ?? [...new Set(entries.flatMap(([, row]) => (isRow(row) ? Object.keys(row) : [])))];
  const hasValues = entries.some(([, row]) => !isRow(row));
  const cellOf = (row: unknown, column: string) =>
    isRow(row) && Object.hasOwn(row, column) ? shown((row as Record<string, unknown>)[column]) : '';
  const rows = entries.map(([index, row]) => [
    index,
    ...columns.map((column) => cellOf(row, column)),
    ...(hasValues ? [isRow(row) ? '' : shown(row)] : []),
  ]);
  return drawn([['(index)', ...columns, ...(hasValues ? [VALUES] : [])], ...rows]);
}

/** Deep values are not shown whole. */
function shown(value: unknown): string {
  const isLarge = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 2;
  return inspect(value, { depth: isLarge ? -1 : 0, maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY });
}

function drawn([head, ...rows]: string[][]): string {
  const widths = head.map((_, column) => 2 + Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const cell = (text: string, column: number) => ` ${text.padEnd(widths[column] - 1)}`;
  const written = (row: string[]) => `│${row.map(cell).join('│')}│`;
  return [line('┌', '┬', '┐'), written(head), line('├', '┼', '┤'), ...rows.map(written), line('└', '┴', '┘')].join(
    '\n',
  );
}
