import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';
import { TemporaryProject } from './temporaryProject';

const MODULES = 5;

/** Ways to take the sum of another module, each as a number. */
const WAYS = {
  named: (m: string) => `import { sum as s_${m} } from './${m}'; const n_${m}: number = s_${m};`,
  all: (m: string) => `import * as s_${m} from './${m}'; const n_${m}: number = s_${m}.sum;`,
  byDefault: (m: string) => `import s_${m} from './${m}'; const n_${m}: number = s_${m};`,
  inferred: (m: string) => `import { get as g_${m} } from './${m}'; const n_${m}: number = g_${m}();`,
  barrel: (m: string) => `import { sum as s_${m} } from './all_${m}'; const n_${m}: number = s_${m};`,
  member: (m: string) => `import { box as b_${m} } from './${m}'; const n_${m}: number = b_${m}.sum;`,
  typeOnly: (m: string) =>
    `import { sum as s_${m} } from './${m}'; type T_${m} = import('./${m}').Sum; const n_${m}: T_${m} & number = s_${m};`,
};
interface Module {
  own: number;
  /** Whether its sum is text, which its importers cannot use. */
  isText: boolean;
  extra: number;
  imports: { index: number; way: keyof typeof WAYS }[];
}

const moduleOf = (index: number): fc.Arbitrary<Module> => {
  const later = Array.from({ length: MODULES - index - 1 }, (_, i) => index + 1 + i);
  const way = fc.constantFrom(...(Object.keys(WAYS) as (keyof typeof WAYS)[]));
  const imports = fc
    .tuple(fc.subarray(later), fc.array(way, { minLength: MODULES, maxLength: MODULES }))
    .map(([indices, ways]) => indices.map((one) => ({ index: one, way: ways[one] })));
  const isText = fc.nat(3).map((n) => n === 0);
  return fc.record({ own: fc.nat(9), isText, extra: fc.nat(2), imports });
};

function sourceOf({ own, isText, extra, imports }: Module): string {
  const total = [own, ...imports.map(({ index }) => `n_m${index}`)].join(' + ');
  return [
    ...imports.map(({ index, way }) => WAYS[way](`m${index}`)),
    `export const sum = ${isText ? `String(${total})` : total};`,
    'export default sum;',
    'export type Sum = typeof sum;',
    'export interface Box { sum: Sum }',
    'export const box: Box = { sum }; // its own declaration stays the same',
    'export const get = () => box.sum;',
    `export const extra${extra} = ${extra};`,
  ].join('\n');
}

/** The value of a module's sum; the importers that are wrong if there are any. */
function expected(modules: Module[], index: number): { sum: number; wrong: number[] } {
  const { own, imports } = modules[index];
  const others = imports.map((one) => expected(modules, one.index));
  const isWrong = imports.some((one) => modules[one.index].isText);
  const wrong = [...others.flatMap((one) => one.wrong), ...(isWrong ? [index] : [])];
  return { sum: others.reduce((sum, one) => sum + one.sum, own), wrong };
}

describe('after edits', () => {
  const project = new TemporaryProject({});
  let kernel: KernelClient;
  const start = async () => {
    kernel = await KernelClient.start({ root: project.root, cwd: project.root });
  };
  beforeAll(start);
  afterAll(() => {
    kernel.close();
    project.remove();
  });

  it('a cell gets the values and the errors that a compilation of all files gives', { timeout: 600_000 }, async () => {
    const initial = fc.tuple(...Array.from({ length: MODULES }, (_, index) => moduleOf(index)));
    const edit = fc.nat(MODULES - 1).chain((index) => fc.tuple(fc.constant(index), moduleOf(index)));
    const steps = fc.array(fc.tuple(edit, fc.integer({ min: 0, max: 5 })), { minLength: 6, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(initial, steps, async (first, edits) => {
        const modules: Module[] = [...first];
        const write = (index: number) => project.write({ [`lib/m${index}.ts`]: sourceOf(modules[index]) });
        modules.forEach((_, index) => {
          write(index);
          project.write({ [`lib/all_m${index}.ts`]: `export * from './m${index}';\n` });
        });
        for (const [[index, edited], chance] of edits) {
          modules[index] = edited;
          write(index);
          if (chance === 0) {
            kernel.close();
            await start();
          }
          const { sum, wrong } = expected(modules, 0);
          const { result, error } = await kernel.execute("import { sum } from './lib/m0';\nNumber(sum)");
          if (wrong.length === 0) expect(result ?? error?.evalue).toBe(String(sum));
          else expect(wrong.map((one) => `lib/m${one}.ts`)).toContain(error?.evalue.split(':')[0]);
        }
      }),
      { numRuns: process.env.CI ? 6 : 3, seed: 11, endOnFailure: true },
    );
  });
});

describe('an edit', () => {
  const project = new TemporaryProject({
    'lib/leaf.ts': 'export const one = 1;\nexport interface Shape { side: number }\n',
    'lib/hidden.ts': 'export const factor = (): number => 2;\n',
    'lib/user.ts':
      "import { one } from './leaf';\nimport { factor } from './hidden';\nexport const two: number = one * factor();\n",
    'lib/index.ts': "export * from './leaf';\nexport { two } from './user';\n",
    'lib/ping.ts':
      "import { pong } from './pong';\nexport const ping = (n: number): number => (n > 0 ? pong(n - 1) : 1);\n",
    'lib/pong.ts':
      "import { ping } from './ping';\nexport const pong = (n: number): number => (n > 0 ? ping(n - 1) : 2);\n",
  });
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start({ root: project.root, cwd: project.root });
    expect((await kernel.execute("import { two } from '#lib';\ntwo")).result).toBe('2');
  });
  afterAll(() => {
    kernel.close();
    project.remove();
  });

  const compiled = () =>
    readdirSync(project.path('.cache/kernel/modules')).filter((name) => name.endsWith('.d.ts')).length;
  const compiledAfter = async (files: Record<string, string>) => {
    const before = compiled();
    project.write(files);
    const { result, error } = await kernel.execute("import { two } from '#lib';\ntwo");
    return { result: result ?? error?.traceback.join('\n'), compiled: compiled() - before };
  };

  it.each([
    ['of a body', { 'lib/hidden.ts': 'export const factor = (): number => 3;\n' }, '3'],
    ['that adds an export', { 'lib/hidden.ts': 'export const factor = (): number => 3;\nexport const b = 1;\n' }, '3'],
    ['of comments', { 'lib/hidden.ts': '/** Four. */\nexport const factor = (): number => 4;\n' }, '4'],
  ])('%s compiles only the edited file', async (_, files, result) => {
    expect(await compiledAfter(files)).toEqual({ result, compiled: 1 });
  });

  it('of a used type compiles the files that use it', async () => {
    const leaf = 'export const one: number = 2;\nexport interface Shape { side: number }\n';
    expect(await compiledAfter({ 'lib/leaf.ts': leaf })).toEqual({ result: '8', compiled: 3 });
  });

  it('that breaks another file shows the error there', async () => {
    const { result } = await compiledAfter({ 'lib/leaf.ts': "export const one = '1';\n" });
    expect(result).toMatch(/^lib\/user\.ts:3:28 - error TS2362/);
    expect((await compiledAfter({ 'lib/leaf.ts': 'export const one = 1;\n' })).result).toBe('4');
  });

  it('of what a used declaration uses shows the error, too', async () => {
    const shape = (type: string, side: string) =>
      `interface Shape { side: ${type} }\nexport const shape: Shape = { side: ${side} };\n`;
    const cell = "import { area } from './lib/area';\narea";
    project.write({
      'lib/shape.ts': shape('number', '3'),
      'lib/area.ts': "import { shape } from './shape';\nexport const area: number = shape.side ** 2;\n",
    });
    expect((await kernel.execute(cell)).result).toBe('9');
    project.write({ 'lib/shape.ts': shape('string', "'3'") });
    expect((await kernel.execute(cell)).error?.evalue).toContain('lib/area.ts:2:');
    project.write({ 'lib/shape.ts': shape('number', '4') });
    expect((await kernel.execute(cell)).result).toBe('16');
  });

  it('of a file that imports its importer is seen', async () => {
    const cell = "import { ping } from './lib/ping';\n[ping(0), ping(1), ping(2)].join()";
    expect((await kernel.execute(cell)).result).toBe("'1,2,1'");
    expect((await kernel.execute(cell)).result).toBe("'1,2,1'");
    const pong = (type: string, value: string) =>
      `import { ping } from './ping';\nexport const pong = (n: number): ${type} => ${value};\n`;
    project.write({ 'lib/pong.ts': pong('string', 'String(ping(n))') });
    expect((await kernel.execute(cell)).error?.evalue).toContain('lib/ping.ts:2:');
    project.write({ 'lib/pong.ts': pong('number', 'ping(n) + 10') });
    expect((await kernel.execute(cell)).result).toBe("'1,11,21'");
  });
});
