import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Declared } from '../../kernel/apart/messages';
import { CELLS } from '../book/cells';
import { CompilerProcess, KernelApart } from './apart';
import { type Execution, KernelClient, projectRoot } from './kernelClient';

const notebookFolder = `${projectRoot}/notebooks`;

/** Cells that use lib or checks. Here only their sources are, which this kernel cannot load; a grader's sandbox has them compiled. */
const OF_COURSE = /#lib|#checks|DataLoader/;

/** What a reader sees of a cell, without the cell's number. */
function seen({ stdout, stderr, messages, error }: Execution): unknown {
  const shown = messages.filter(({ type }) => /^(execute_result|display_data|update_display_data)$/.test(type));
  const all = { stdout, stderr, shown: shown.map(({ content }) => content.data), error };
  return JSON.parse(JSON.stringify(all).replace(/cell\[[\d.]+\]/g, 'cell'));
}

describe('a kernel that gets its cells compiled', () => {
  let whole: KernelClient;
  let apart: KernelApart;
  beforeAll(async () => {
    whole = await KernelClient.start({ cwd: notebookFolder });
    apart = await KernelApart.start(notebookFolder);
  });
  afterAll(() => {
    whole.close();
    apart.close();
  });

  it('shows what the kernel shows that compiles them itself', async () => {
    for (const code of CELLS.filter((cell) => !OF_COURSE.test(cell)))
      expect([code, seen(await apart.execute(code))]).toEqual([code, seen(await whole.execute(code))]);
  }, 60_000);

  it('loads no TypeScript', async () => {
    const loaded =
      "Object.keys(require('node:module')._cache).filter((file) => /typescript[^/]*\\.js$/.test(file)).length";
    const { result } = await apart.execute(loaded);
    expect(result).toBe('0');
  });
});

/** Notebooks that declare the same names in other ways, and change types of the language and of packages. */
const NOTEBOOKS = [
  [
    "const value = 'text';",
    'value.length',
    'interface Shared { a: number }\nconst shared: Shared = { a: 1 };',
    'shared.a',
  ],
  ['let value = 1;', 'value.length', 'interface Shared { b: string }\nconst shared: Shared = { a: 1 };', 'value += 1;'],
  ['declare global { interface Array<T> { own: T } }\nexport {};', '[1].own.toFixed()', 'const value = [1].own;'],
  ['[1].own', 'interface Array<T> { own: T }', 'const list: Array<number> = [1];\nlist.own'],
  [
    "import { tf } from '#lib';",
    "declare module '@tensorflow/tfjs-core' { interface Tensor { own: number } }",
    'tf.scalar(1).own',
  ],
  [
    "import { tf, logSoftmax } from '#lib';",
    'tf.scalar(1).own',
    "logSoftmax('x')",
    'function logSoftmax(): number { return 1; }\nlogSoftmax()',
  ],
  [
    'enum Value { A, B }',
    'type value = Value.A;\nclass Shared { #x = 1; }',
    'new Shared().a',
    'const { a: value } = { a: Value.B };',
  ],
];

/** Compiles the next cell of one of several notebooks. */
class Notebook {
  declared: Declared = { text: '', globals: [] };
  answers: Answer[] = [];
  constructor(readonly cells: string[]) {}
  async next(compiler: CompilerProcess): Promise<void> {
    const answer = await compiler.ask({ before: this.declared, source: this.cells[this.answers.length] });
    this.answers.push(answer);
    if ('declared' in answer) this.declared = answer.declared;
  }
}

it('notebooks that one process compiles share nothing, in whatever order their cells come', async () => {
  const alone = await Promise.all(
    NOTEBOOKS.map(async (cells) => {
      const compiler = await CompilerProcess.start();
      const notebook = new Notebook(cells);
      for (const _ of cells) await notebook.next(compiler);
      compiler.close();
      return notebook.answers;
    }),
  );
  expect(alone.flat().filter((answer) => 'error' in answer).length).toBeGreaterThan(5);
  const compiler = await CompilerProcess.start();
  const turns = NOTEBOOKS.flatMap((cells, i) => cells.map(() => i));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(turns, { minLength: turns.length }), async (order) => {
      const notebooks = NOTEBOOKS.map((cells) => new Notebook(cells));
      for (const i of order) await notebooks[i].next(compiler);
      expect(notebooks.map(({ answers }) => answers)).toEqual(alone);
    }),
    { numRuns: process.env.CI ? 6 : 2, seed: 1 },
  );
  compiler.close();
}, 120_000);
