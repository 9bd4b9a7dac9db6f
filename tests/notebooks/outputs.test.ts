import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { comparable } from './comparable';
import { differences } from './compare';
import { type Cell, execute, notebooksIn, readCells, root } from './notebook';

const lessons = notebooksIn('notebooks');
const solutions = notebooksIn('solutions');
/**
 * The lessons every day. With CI=true they run in JupyterLab, and tests/browser/lessons.test.ts compares what is saved; here the
 * solutions run.
 */
const executed = process.env.CI ? solutions : lessons;
let fresh: Cell[][];
beforeAll(() => {
  fresh = execute(executed);
}, 900_000);

const codeIn = (cells: Cell[]) => cells.filter((cell) => cell.cell_type === 'code');
const committedCode = (notebook: string) => codeIn(readCells(path.join(root, notebook)));

describe.each([...lessons, ...solutions])('%s', (notebook) => {
  it('is committed with its outputs, none of them an error', () => {
    const committed = committedCode(notebook);
    expect(committed.filter((cell) => (cell.outputs ?? []).length > 0).length).toBeGreaterThan(0);
    expect(committed.flatMap((cell) => cell.outputs ?? []).filter((output) => output.output_type === 'error')).toEqual(
      [],
    );
  });
});

describe.each(executed)('%s', (notebook) => {
  it('gives the committed outputs again in the real kernel', () => {
    const committed = committedCode(notebook);
    const cells = codeIn(fresh[executed.indexOf(notebook)]);
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
