import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cell, execute, notebooksIn, readCells, root } from '../notebooks/notebook';
import { releaseAll } from './release';

const masters = notebooksIn('solutions');

/** The checks' headlines in a notebook that was run: `logSoftmax: 6 of 6`. */
function scores(cells: Cell[]): { name: string; passed: number; of: number }[] {
  const texts = cells.flatMap(({ outputs = [] }) =>
    outputs.map(({ data }) => [data?.['text/plain'] ?? ''].flat().join('')),
  );
  return texts.flatMap((text) => {
    const found = /^(\w+): (\d+) of (\d+)$/m.exec(text.split('\n')[0]);
    return found ? [{ name: found[1], passed: Number(found[2]), of: Number(found[3]) }] : [];
  });
}

const sourceOf = ({ source }: Cell) => [source].flat().join('');
const checksIn = (cells: Cell[]) => cells.filter((cell) => /^await check\(/m.test(sourceOf(cell))).length;

describe('exercises/', () => {
  let released = '';

  beforeAll(() => {
    released = releaseAll();
  }, 300_000);
  afterAll(() => rmSync(path.dirname(released), { recursive: true }));

  it('has an exercise for each master, and no other', () => {
    const names = (folder: string) => notebooksIn(folder).map((file) => path.relative(folder, file));
    expect(names('exercises')).toEqual(names('solutions'));
  });

  it.each(masters)('%s: the exercise is exactly what release makes of it', (master) => {
    const file = path.relative('solutions', master);
    expect(readFileSync(path.join(root, 'exercises', file), 'utf8')).toBe(
      readFileSync(path.join(released, file), 'utf8'),
    );
  });

  it.each(masters)('%s: the exercise holds neither solution nor discussion', (master) => {
    const text = readCells(path.join(root, 'exercises', path.relative('solutions', master)))
      .map(sourceOf)
      .join('\n');
    expect(text).not.toMatch(/BEGIN SOLUTION|Rubric|## Discussion/);
    expect(text).toContain('not implemented');
  });
});

const exerciseOf = (master: string) => master.replace(/^solutions/, 'exercises');
let executed: Cell[][];
beforeAll(() => {
  executed = execute(masters.map(exerciseOf));
}, 600_000);

describe.each(masters)('%s', (master) => {
  it('every stub scores 0 on every check, in the real kernel', () => {
    const cells = readCells(path.join(root, exerciseOf(master)));
    const found = scores(executed[masters.indexOf(master)]);
    expect(found).toHaveLength(checksIn(cells));
    for (const { passed, of } of found) {
      expect(passed).toBe(0);
      expect(of).toBeGreaterThan(0);
    }
  });

  it('the solution has full marks on every check, in the committed outputs', () => {
    const cells = readCells(path.join(root, master));
    const found = scores(cells);
    expect(found).toHaveLength(checksIn(cells));
    for (const { passed, of } of found) expect(passed).toBe(of);
  });
});
