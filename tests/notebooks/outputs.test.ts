import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { comparable } from './comparable';
import { differences } from './compare';
import { type Cell, execute, notebooksIn, readCells, root } from './notebook';

const executed = [...notebooksIn('notebooks'), ...notebooksIn('solutions')];
let fresh: Cell[][];
beforeAll(() => {
  fresh = execute(executed);
}, 900_000);

describe.each(executed)('%s', (notebook) => {
  const committed = readCells(path.join(root, notebook)).filter((cell) => cell.cell_type === 'code');

  it('is committed with its outputs, none of them an error', () => {
    expect(committed.filter((cell) => (cell.outputs ?? []).length > 0).length).toBeGreaterThan(0);
    expect(committed.flatMap((cell) => cell.outputs ?? []).filter((output) => output.output_type === 'error')).toEqual(
      [],
    );
  });

  it('gives the committed outputs again in the real kernel', () => {
    const cells = fresh[executed.indexOf(notebook)].filter((cell) => cell.cell_type === 'code');
    expect(cells.length).toBe(committed.length);
    const found = committed.flatMap((cell, i) =>
      differences(comparable(cell), comparable(cells[i]), `cell ${cell.id}`),
    );
    expect(found).toEqual([]);
  });
});

describe.each(notebooksIn('exercises'))('%s', (notebook) => {
  it('is handed out without outputs', () => {
    expect(readCells(path.join(root, notebook)).flatMap((cell) => cell.outputs ?? [])).toEqual([]);
  });
});
