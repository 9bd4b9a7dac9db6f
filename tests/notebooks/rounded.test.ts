import path from 'node:path';
import { expect, it } from 'vitest';
import { notebooksIn, readCells, root } from './notebook';

const MOST_DIGITS = 7; // as many as float32 has

it.each(['notebooks', 'solutions'].flatMap(notebooksIn))(
  'the numbers that %s shows are rounded to what matters, except in cells tagged `digits`, where the digits are the point',
  (notebook) => {
    const shown = readCells(path.join(root, notebook))
      .filter(({ metadata }) => !metadata.tags?.includes('digits'))
      .flatMap(({ outputs = [] }) => outputs)
      .flatMap(({ text, data }) => [text, data?.['text/plain'], data?.['text/html']].flat())
      .flatMap((line) => String(line ?? '').match(/\d+\.\d+/g) ?? []);
    expect(shown.filter((number) => number.replace('.', '').replace(/^0+/, '').length > MOST_DIGITS)).toEqual([]);
  },
);
