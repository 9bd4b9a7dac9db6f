import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaints } from '../../tools/lint/markdown.mjs';
import { root } from '../notebooks/notebook';

const notebook = (...sources: string[]) =>
  JSON.stringify(
    { cells: sources.map((source) => ({ cell_type: 'markdown', id: 'a1', source: [source], outputs: ['notwurd'] })) },
    null,
    1,
  );

/** The unknown words of a text that stands in `file`, by the settings of `npm run lint`. */
function misspelled(file: string, text: string): string[] {
  const cspell = path.join(root, 'node_modules/cspell/bin.mjs');
  const words = [cspell, '--words-only', '--no-progress', '--no-summary', `stdin://${file}`];
  return spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8', input: text })
    .stdout.split('\n')
    .filter(Boolean);
}

describe('cspell', () => {
  it('finds a misspelled word in a cell, not in its output; LaTeX and Hebrew are no words', () => {
    const text = 'Log-softmax of a minibatch, אצווה, is $\\nabla \\lVert x \\rVert$: a wrogn word.';
    expect(misspelled('notebooks/planted.ipynb', notebook(text))).toEqual(['wrogn']);
  });

  it('finds one in a comment of lib, not in its code', () => {
    const text = '/** The lable of a picture. */\nexport const wrogn = 1; // a pictuer\n';
    expect(misspelled('lib/planted.ts', text)).toEqual(['lable', 'pictuer']);
  });
});

describe('markdownlint', () => {
  it('finds what is wrong in a cell, and names it', () => {
    const text = notebook('Fine, without a title.', '##No space\n\n<font>red</font>');
    expect(complaints('planted.ipynb', text)).toEqual([
      expect.stringMatching(/^planted\.ipynb, cell a1, line 1: MD018 /),
      expect.stringMatching(/^planted\.ipynb, cell a1, line 3: MD033 .*font/),
    ]);
  });

  it('lets the cells of a lesson be: folded answers, formulas, keys', () => {
    const text =
      '**Predict** $x_i$.\n\n<details><summary>Answer</summary>\n\n$$\\frac{1}{2}$$\n</details>\n\n<kbd>Shift</kbd>';
    expect(complaints('planted.ipynb', notebook(text))).toEqual([]);
  });
});
