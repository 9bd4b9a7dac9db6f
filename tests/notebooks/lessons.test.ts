import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cell, notebooksIn, readCells, root } from './notebook';

const LONGEST = 26; // lines of a code cell; most have some fifteen

const lessons = notebooksIn('notebooks').filter((file) => !file.includes('00-start-here'));
const textOf = ({ source }: Cell) => [source].flat().join('');

describe.each(lessons)('what every lesson has: %s', (lesson) => {
  const cells = readCells(path.join(root, lesson));
  const prose = cells.filter((cell) => cell.cell_type === 'markdown').map(textOf);
  const code = cells.filter((cell) => cell.cell_type === 'code');

  it('a head: what for, what it needs, minutes; and a tail: what is gained, a question, the way on', () => {
    for (const part of ['**You will be able to** ', '**You need** ']) expect(prose[0]).toContain(part);
    expect(prose[0]).toMatch(/\*\*Time\*\* \d+ minutes\./);
    expect(prose[0]).toContain('GitHub, Colab and Kaggle can only show it');
    const tail = prose[prose.length - 1];
    for (const part of ['## Change this', '## What you can now say', '**To take along**', '**The way on**']) {
      expect(tail).toContain(part);
    }
  });

  it('predictions, each with an answer folded below it, or a lesson that answers it', () => {
    const asking = prose.filter((text) => text.includes('**Predict'));
    expect(asking.length).toBeGreaterThanOrEqual(3);
    expect(
      asking.filter((text) => !/<details><summary>Answer<\/summary>\n\n|; lesson \d will tell/.test(text)),
    ).toEqual([]);
  });

  it('a figure, and a file of lib to open', () => {
    expect(code.flatMap(({ outputs = [] }) => outputs).some(({ data }) => data?.['image/svg+xml'])).toBe(true);
    expect(prose.join('\n')).toMatch(/`lib\/[\w/.]+\.ts`/);
  });

  it('short cells, that import from #lib and #checks only', () => {
    expect(code.filter((cell) => textOf(cell).split('\n').length > LONGEST).map(({ id }) => id)).toEqual([]);
    const imported = code.flatMap((cell) => [...textOf(cell).matchAll(/ from '([^']+)'/g)].map(([, name]) => name));
    expect(new Set(['#lib', '#checks', ...imported]).size).toBe(2);
  });
});
