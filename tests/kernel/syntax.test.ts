import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';
import { TemporaryProject } from './temporaryProject';

let project: TemporaryProject;
let kernel: KernelClient;
beforeAll(async () => {
  project = new TemporaryProject({
    'notebooks/util.ts': 'export const util: number = 1;\nexport interface Shape { size: number }\n',
    'notebooks/data.json': '{ "a": 1 }',
    'notebooks/again.ts': "export * from './util.ts';\nexport const where = import.meta.filename;\n",
    'notebooks/withType.ts': "import data from './data.json' with { type: 'json' };\nexport const a = data.a;\n",
    'notebooks/plain.mjs': 'export const plain = 2;\nexport default 3;\n',
    'notebooks/plain.d.mts':
      'export declare const plain: number;\ndeclare const three: number;\nexport default three;\n',
    'notebooks/waits.mjs': 'await null;\nexport const waits = 4;\n',
    'notebooks/waits.d.mts': 'export declare const waits: number;\n',
  });
  kernel = await KernelClient.start({ root: project.root, cwd: project.path('notebooks') });
});
afterAll(() => {
  kernel.close();
  project.remove();
});

describe('works', () => {
  it.each([
    ["import data from './data.json' with { type: 'json' };\ndata.a.toFixed(1)", "'1.0'"],
    ['import { a } from \'./data.json\' with{type:"json",}; a', '1'],
    ["(await import('./data.json', { with: { type: 'json' } })).default.a", '1'],
    ["import { a as typed } from './withType'; typed", '1'],
    ["const text = \"import x from './x.json' with { type: 'json' }\"; text.length", '46'],
    ["import { util } from './util.ts'; util", '1'],
    ["import type { Shape } from './util.ts'; const shape: Shape = { size: 2 }; shape.size", '2'],
    ["(await import('./util.ts')).util", '1'],
    ["import { util as again } from './again.ts'; again", '1'],
    ["import { plain } from './plain.mjs'; plain", '2'],
    ["(await import('./waits.mjs')).waits", '4'],
  ])('%s', async (code, result) => {
    expect(await kernel.shown(code)).toBe(result);
  });

  it('import.meta, in a cell and in a file', async () => {
    const folder = project.path('notebooks');
    expect(await kernel.shown('import.meta.dirname')).toBe(`'${folder}'`);
    expect(await kernel.shown('import.meta.url')).toMatch(new RegExp(`^'file://${folder}/cell`));
    expect(await kernel.shown("import.meta.resolve('./data.json')")).toBe(`'file://${folder}/data.json'`);
    expect(await kernel.shown("import { where } from './again'; where")).toBe(`'${folder}/again.ts'`);
  });

  it('decorators of the standard, of classes and all their members', async () => {
    await kernel.execute(`const log: string[] = [];
      const named = <V>(value: V, context: DecoratorContext): V => { log.push(context.kind + ' ' + String(context.name)); return value; };
      const twice = (method: () => number, _: ClassMethodDecoratorContext) => function (this: unknown) { return 2 * method.call(this); };
      const first = (_: undefined, __: ClassFieldDecoratorContext) => (value: number) => value + 1;`);
    const code = `@named class Counter {
        @first count = 1;
        @twice next(): number { return this.count; }
        @named get half() { return this.count / 2; }
        @named static zero() { return 0; }
        @named accessor step = 5;
      }
      [new Counter().next(), new Counter().step]`;
    expect(await kernel.shown(code)).toBe('[ 4, 5 ]');
    expect(await kernel.shown('log.sort().join()')).toBe("'accessor step,class Counter,getter half,method zero'");
    expect(await kernel.shown('new Counter().next()')).toBe('4');
    expect(await kernel.shown('@((_: unknown) => { log.push("short"); }) class Short {}\nlog.at(-1)')).toBe("'short'");
  });
});

describe('is refused by one sentence that says what to write instead', () => {
  const USING =
    'TypeScript 5.0 does not know `using`: write `const file = …; try { … } finally { file[Symbol.dispose](); }` instead.';
  it.each([
    ['using file = open();', USING],
    ['const before = 1;\n{\n  using file: Disposable = open();\n}', USING],
    ['await using file = open();', USING],
    ['for (using file of []) {}', USING],
    [
      "import { waits } from './waits.mjs';\nwaits",
      "it is an ES module that Node cannot load at once; write `const module = await import('./waits.mjs')` instead",
    ],
  ])('%s', async (code, sentence) => {
    const { error } = await kernel.execute(code);
    expect(error?.evalue).toContain(sentence);
    if (error?.ename === 'TypeScript') expect(error.traceback).toHaveLength(3); // the sentence, the line, what is meant
  });

  it('but `using` is a name as any other', async () => {
    expect(await kernel.shown('const using = 3;\nusing')).toBe('3');
  });
});

it('a Node that cannot require ES modules imports them by import()', async () => {
  const older = await KernelClient.start({
    root: project.root,
    cwd: project.path('notebooks'),
    env: { NODE_OPTIONS: '--no-experimental-require-module' },
  });
  expect((await older.execute("import { plain } from './plain.mjs'; plain")).error?.evalue).toContain(
    "write `const module = await import('./plain.mjs')` instead",
  );
  const later = await older.execute("const { plain, default: three } = await import('./plain.mjs'); plain + three");
  expect(later.result).toBe('5');
  const nanoid = await older.execute("const { nanoid } = await import('nanoid'); nanoid().length");
  expect(nanoid.error ?? nanoid.result).toBe('21');
  older.close();
});
