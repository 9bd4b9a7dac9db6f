import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cell, notebooksIn, readCells, root } from '../notebooks/notebook';

type Graded = Cell & { metadata: { nbgrader?: { solution: boolean; grade: boolean; points?: number } } };

const sourceOf = ({ source }: Cell) => [source].flat().join('');

/** What a master owes its students, whoever wrote it. */
describe.each(notebooksIn('solutions'))('%s', (master) => {
  const cells = readCells(path.join(root, master)) as Graded[];
  const [head] = cells.map(sourceOf);
  const code = cells.filter(({ cell_type, metadata }) => cell_type === 'code' && metadata.nbgrader?.solution);
  const freeText = cells.filter(({ cell_type, metadata }) => cell_type === 'markdown' && metadata.nbgrader?.solution);

  it('says its aim, what it needs, minutes and difficulty', () => {
    for (const word of [
      /\*\*Aim\*\*: \w/,
      /\*\*You need\*\* lesson/,
      /\*\*Time\*\* \d+ minutes/,
      /\*\*Difficulty\*\* ★/,
    ]) {
      expect(head).toMatch(word);
    }
  });

  it('says what to do where it cannot run', () => {
    expect(head).toContain('GitHub, Colab and Kaggle can only show it');
  });

  it('says where helper functions go, and tags what of its code is neither an answer nor a check', () => {
    expect(head).toContain('Write a helper function into the cell of the answer that uses it');
    const others = cells.filter(({ cell_type, metadata }) => cell_type === 'code' && !metadata.nbgrader);
    for (const { metadata } of others) {
      expect(metadata.tags?.some((tag) => ['explore', 'given', 'discussion'].includes(tag))).toBe(true);
    }
  });

  it('has a task with hints, a typed stub and, but for the stretch, a check for each answer', () => {
    for (const answer of code) {
      const place = cells.indexOf(answer);
      const task = sourceOf(cells[place - 1]);
      expect(task.match(/<details><summary>Hint/g)?.length ?? 0).toBeGreaterThanOrEqual(1);
      expect(sourceOf(answer)).toMatch(/function \w+\(.*\): .+ \{/s);
      const headings = cells
        .slice(0, place)
        .map(sourceOf)
        .filter((text) => text.startsWith('## '));
      const isStretch = headings[headings.length - 1].startsWith('## Stretch');
      if (!isStretch) expect(sourceOf(cells[place + 1])).toMatch(/^await check\(\w+, \w+\);/);
    }
  });

  it('has free text with a model answer and a criterion for each point', () => {
    expect(freeText.length).toBeGreaterThan(0);
    for (const answer of freeText) {
      const [model, rubric] = sourceOf(answer).split('**Rubric.** ');
      expect(model.length).toBeGreaterThan(500);
      const points = answer.metadata.nbgrader?.points ?? 0;
      const halves = rubric.match(/^\| \d+ \| [^|]+ \| [^|]+ \|$/gm);
      if (!halves) expect(rubric.split('One point each: ')[1].split(';')).toHaveLength(points);
      else {
        expect(halves).toHaveLength(points);
        for (const sample of [`*Full, ${points} points.*`, '*Middling, ', '*Wrong, ']) expect(rubric).toContain(sample);
      }
    }
  });

  it('has a discussion for those who are done, and a stretch for the quick', () => {
    expect(
      cells.some((cell) => cell.metadata.tags?.includes('discussion') && /^## Discussion/.test(sourceOf(cell))),
    ).toBe(true);
    expect(cells.some((cell) => sourceOf(cell).startsWith('## Stretch · '))).toBe(true);
  });

  it('has code that fits the page', () => {
    const lines = cells.filter(({ cell_type }) => cell_type === 'code').flatMap((cell) => sourceOf(cell).split('\n'));
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
