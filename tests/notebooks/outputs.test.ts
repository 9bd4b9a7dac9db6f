import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences } from './compare';
import { type Cell, execute, notebooksIn, type Output, readCells, root } from './notebook';

/** A progress bar's last state: it holds seconds. */
const isProgress = ({ data }: Output) => [data?.['text/html'] ?? ''].flat().join('').startsWith('<progress');

/** SVG follows from the plotly figure; the outputs of cells tagged `varies` (seconds, versions) are not compared. */
function comparable({ metadata, outputs = [] }: Cell): unknown[] {
  if (metadata.tags?.includes('varies')) return outputs.map(({ output_type }) => output_type);
  return outputs.map((output) => {
    if (isProgress(output)) return 'progress';
    const { output_type, name, text, data } = output;
    const { 'image/svg+xml': _, ...rest } = data ?? {};
    return {
      output_type,
      name,
      text: [text ?? ''].flat().join(''),
      data: Object.fromEntries(
        Object.entries(rest).map(([type, value]) => [type, type.endsWith('json') ? value : [value].flat().join('')]),
      ),
    };
  });
}

describe.each([...notebooksIn('notebooks'), ...notebooksIn('solutions')])('%s', (notebook) => {
  const committed = readCells(path.join(root, notebook)).filter((cell) => cell.cell_type === 'code');

  it('is committed with its outputs, none of them an error', () => {
    expect(committed.filter((cell) => (cell.outputs ?? []).length > 0).length).toBeGreaterThan(0);
    expect(committed.flatMap((cell) => cell.outputs ?? []).filter((output) => output.output_type === 'error')).toEqual(
      [],
    );
  });

  it('gives the committed outputs again in the real kernel', () => {
    const fresh = execute(notebook).filter((cell) => cell.cell_type === 'code');
    expect(fresh.length).toBe(committed.length);
    const found = committed.flatMap((cell, i) =>
      differences(comparable(cell), comparable(fresh[i]), `cell ${cell.id}`),
    );
    expect(found).toEqual([]);
  }, 120_000);
});

describe.each(notebooksIn('exercises'))('%s', (notebook) => {
  it('is handed out without outputs', () => {
    expect(readCells(path.join(root, notebook)).flatMap((cell) => cell.outputs ?? [])).toEqual([]);
  });
});
