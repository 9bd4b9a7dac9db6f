import { inspect } from 'node:util';
import inspecting from 'node-inspect-extracted';

const { getStringWidth } = inspecting as unknown as { getStringWidth(text: string): number }; // its types lack it
const VALUES = 'Values';

/** A column's name, and the text of each of its rows. A row that has none is left out. */
type Column = [name: string, cells: string[]];

/** The text of `console.table`, as Node prints it. A value that has no rows gives undefined. */
export function tableText(data: unknown, properties?: readonly string[]): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (data instanceof Map)
    return drawn([counted(data.size), ['Key', [...data.keys()].map(shown)], [VALUES, [...data.values()].map(shown)]]);
  if (data instanceof Set) return drawn([counted(data.size), [VALUES, [...data].map(shown)]]);
  return drawn(columnsOf(data as Record<string, unknown>, properties));
}

const counted = (rows: number): Column => ['(iteration index)', Array.from({ length: rows }, (_, i) => String(i))];

function columnsOf(data: Record<string, unknown>, properties?: readonly string[]): Column[] {
  const columns: Record<string, string[]> = Object.create(null); // in the order of an object's keys
  const values: string[] = [];
  for (const [i, item] of Object.values(data).entries()) {
    const isRow = (typeof item === 'object' && item !== null) || typeof item === 'function';
    if (!isRow && !properties) values[i] = shown(item);
    for (const key of properties ?? (isRow ? Object.keys(item) : [])) {
      columns[key] ??= [];
      columns[key][i] = isRow && Object.hasOwn(item, key) ? shown((item as Record<string, unknown>)[key]) : '';
    }
  }
  return [
    ['(index)', Object.keys(data)],
    ...Object.entries(columns),
    ...(values.length > 0 ? [[VALUES, values] as Column] : []),
  ];
}

/** Deep values are not shown whole. */
function shown(value: unknown): string {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  const isLarge = typeof value === 'object' && value !== null && !isList && Object.keys(value).length > 2;
  return inspect(value, { depth: isLarge ? -1 : 0, maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY });
}

function drawn(columns: Column[]): string {
  const rows = Array.from({ length: Math.max(...columns.map(([, cells]) => cells.length)) }, (_, row) =>
    columns.map(([, cells]) => cells[row] ?? ''),
  );
  const widths = columns.map(([name, cells]) =>
    Math.max(...[name, ...cells].map((text) => getStringWidth(text ?? ''))),
  );
  const line = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const cell = (text: string, column: number) => ` ${text}${' '.repeat(widths[column] - getStringWidth(text))} `;
  const written = (row: string[]) => `│${row.map(cell).join('│')}│`;
  const head = written(columns.map(([name]) => name));
  return [line('┌', '┬', '┐'), head, line('├', '┼', '┤'), ...rows.map(written), line('└', '┴', '┘')].join('\n');
}
