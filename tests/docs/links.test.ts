import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { notebooksIn, readCells, root } from '../notebooks/notebook';
import { glossaryWords, unlinkedWords } from './glossaryWords';
import { brokenLinks, missingFiles, proseOf, unlinkedFiles } from './linkTargets';

const pages = [
  'bench/README.md',
  ...['.', 'docs'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.md'))
      .map((file) => path.join(folder, file)),
  ),
];
const notebooks = ['notebooks', 'solutions', 'exercises'].flatMap(notebooksIn);

describe('links', () => {
  it.each([...pages, ...notebooks])('of %s lead somewhere', (file) => {
    expect(brokenLinks(file, proseOf(file))).toEqual([]);
  });

  it.each([...pages, ...notebooks])('the files that %s names are there', (file) => {
    expect(missingFiles(proseOf(file))).toEqual([]);
  });

  it.each(notebooks)('the files that %s names open with a click', (file) => {
    expect(unlinkedFiles(file, proseOf(file))).toEqual([]);
  });

  it.each(notebooksIn('notebooks').filter((file) => !file.includes('00-start')))(
    'the words of the glossary open it where %s first uses them',
    (file) => {
      const words = unlinkedWords(proseOf(file), glossaryWords());
      expect(words.map(({ word }) => `[${word.name}](${word.link})`)).toEqual([]);
    },
  );

  it('a planted word without a link is found, one within a longer word or in code is not', () => {
    const linked =
      'A [Minibatch](../docs/glossary.md#data) of `epoch`s, $loss$, [log-softmax](../docs/glossary.md#model).';
    const unlinked =
      'Labels, [epochs](../docs/glossary.md#data), again epochs; and softmax before its [softmax](../docs/glossary.md#model).';
    const found = (text: string) => unlinkedWords(text, glossaryWords()).map(({ word }) => word.name);
    expect(found(linked)).toEqual([]);
    expect(found(unlinked).sort()).toEqual(['label', 'softmax']);
  });

  it('a planted file without a link is found, and one with a link to another file', () => {
    const good = 'Read it: [`lib/SGD.ts`](../lib/SGD.ts).';
    const bad = '`lib/backward.ts`, [`lib/Parameter.ts`](../lib/SGD.ts)';
    expect(unlinkedFiles('notebooks/planted.ipynb', `${good} ${bad}`)).toEqual(['lib/backward.ts', 'lib/Parameter.ts']);
  });

  it('a planted one is found: of a file, of a heading, in HTML, of a named file', () => {
    const good =
      '[a](../docs/glossary.md#judging) [b](01-data-and-model.ipynb#the-model) [c](#here) `lib/SGD.ts`\n\n# Here';
    const bad = '[d](09-none.ipynb) [e](../docs/glossary.md#cooking) [f](#there) <img src="none.svg"> `lib/Adam.ts`';
    expect(brokenLinks('notebooks/planted.ipynb', `${bad} ${good}`)).toEqual([
      '09-none.ipynb',
      '../docs/glossary.md#cooking',
      '#there',
      'none.svg',
    ]);
    expect(missingFiles(`${bad} ${good}`)).toEqual(['lib/Adam.ts']);
  });

  it('the README shows the figure of lesson 5 as committed', () => {
    const figures = readCells(path.join(root, 'notebooks/05-one-epoch.ipynb'))
      .flatMap((cell) => cell.outputs ?? [])
      .map((output) => [output.data?.['image/svg+xml'] ?? ''].flat().join('').trimEnd());
    expect(figures).toContain(readFileSync(path.join(root, 'docs/one-epoch.svg'), 'utf8').trimEnd());
  });

  it('every lesson and exercise is on the map', () => {
    const map = proseOf('notebooks/00-start-here.ipynb');
    const missing = [...notebooksIn('notebooks'), ...notebooksIn('exercises')].filter(
      (file) => !map.includes(path.basename(file)) && !file.includes('00-start'),
    );
    expect(missing).toEqual([]);
  });
});
