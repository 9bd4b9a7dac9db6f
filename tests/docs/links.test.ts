import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { notebooksIn, readCells, root } from '../notebooks/notebook';

const pages = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];
const notebooks = ['notebooks', 'solutions', 'exercises'].flatMap(notebooksIn);

const textOf = (file: string) =>
  file.endsWith('.md')
    ? readFileSync(path.join(root, file), 'utf8')
    : readCells(path.join(root, file))
        .filter((cell) => cell.cell_type === 'markdown')
        .map((cell) => [cell.source].flat().join(''))
        .join('\n');

describe('links', () => {
  it.each([...pages, ...notebooks])('of %s lead somewhere', (file) => {
    const targets = [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target.split('#')[0]);
    const local = targets.filter((target) => target && !/^https?:/.test(target));
    expect(local.filter((target) => !existsSync(path.join(root, path.dirname(file), target)))).toEqual([]);
  });

  it('the README shows the figure of lesson 5 as committed', () => {
    const figures = readCells(path.join(root, 'notebooks/05-one-epoch.ipynb'))
      .flatMap((cell) => cell.outputs ?? [])
      .map((output) => [output.data?.['image/svg+xml'] ?? ''].flat().join('').trimEnd());
    expect(figures).toContain(readFileSync(path.join(root, 'docs/one-epoch.svg'), 'utf8').trimEnd());
  });

  it('every lesson and exercise is on the map', () => {
    const map = textOf('notebooks/00-start-here.ipynb');
    const missing = [...notebooksIn('notebooks'), ...notebooksIn('exercises')].filter(
      (file) => !map.includes(path.basename(file)) && !file.includes('00-start'),
    );
    expect(missing).toEqual([]);
  });
});
