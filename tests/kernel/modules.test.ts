import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';
import { TemporaryProject } from './temporaryProject';

let project: TemporaryProject;
let kernel: KernelClient;
beforeAll(async () => {
  project = new TemporaryProject({
    'lib/index.ts':
      "export { double } from './double';\nexport * from './places';\nexport { sizes, spawn } from './more';\n",
    'lib/double.ts': '/** Twice as much. */\nexport const double = (x: number): number => 2 * x;\n',
    'lib/places.ts':
      "export const places = [__filename, __dirname];\nexport const fail = () => {\n  throw new Error('from lib');\n};\n",
    'lib/sizes.json': '{ "small": 1 }',
    'lib/more.ts': `import { Worker } from 'node:worker_threads';
import * as path from 'node:path';
import sizes from './sizes.json';
export { sizes };
export const spawn = () => new Promise((resolve, reject) => {
  new Worker(path.join(__dirname, 'worker.cjs')).on('message', resolve).on('error', reject);
});
`,
    'lib/worker.cjs': "require('node:worker_threads').parentPort.postMessage('from a thread');",
    'checks/index.ts': "import { double } from '#lib';\nexport const check = (x: number) => double(x) === 2 * x;\n",
    'notebooks/data.csv': 'a,b\n',
    'notebooks/beside.ts': "export const beside: string = 'beside the notebook';\n",
    'notebooks/node_modules/tslab/package.json': '{ "name": "tslab", "main": "index.js" }',
    'notebooks/node_modules/tslab/index.js': 'throw new Error("replaced");',
    'notebooks/node_modules/tslab/dist/main.js': 'throw new Error("replaced");',
  });
  kernel = await KernelClient.start({ root: project.root, cwd: project.path('notebooks') });
});
afterAll(() => {
  kernel.close();
  project.remove();
});

describe('#lib', () => {
  it('is imported from any folder, with its types', async () => {
    expect(await kernel.shown("import { double } from '#lib';\ndouble(4)")).toBe('8');
    expect(await kernel.shown('double("4")')).toContain("not assignable to parameter of type 'number'");
  });

  it('completes and explains itself', async () => {
    const code = "import * as lib from '#lib';\nlib.dou";
    const completion = await kernel.request('complete_request', { code, cursor_pos: code.length });
    expect(completion.matches).toEqual(['double']);
    const inspection = await kernel.request('inspect_request', { code: 'double', cursor_pos: 3 });
    expect(inspection.data['text/plain']).toContain('Twice as much.');
  });

  it('knows where its files are', async () => {
    expect(await kernel.shown("import { places } from '#lib';\nplaces.join()")).toBe(
      `'${project.path('lib/places.ts')},${project.path('lib')}'`,
    );
  });

  it('imports JSON, with its type', async () => {
    expect(await kernel.shown("import { sizes } from '#lib';\nsizes.small.toFixed(1)")).toBe("'1.0'");
  });

  it('starts threads', async () => {
    expect(await kernel.shown("import { spawn } from '#lib';\nawait spawn()")).toBe("'from a thread'");
  });

  it('is shown in stack traces, in its own lines', async () => {
    const shown = await kernel.shown("import { fail } from '#lib';\n\nfail();");
    expect(shown).toMatch(/^Error: from lib\n {4}at fail \(lib\/places\.ts:3:9\)\n {4}at cell\[\d+\]:3:\d$/);
  });

  it('is the one that #checks imports', async () => {
    expect(await kernel.shown("import { check } from '#checks';\ncheck(3)")).toBe('true');
  });
});

describe('an edited lib', () => {
  it('is taken by the next cell that imports it, through modules that import it in turn', async () => {
    await kernel.execute("import { check } from '#checks';\ncheck(1)");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code of a module
    project.write({ 'lib/double.ts': 'export const double = (x: number): string => `${x}${x}`;\n' });
    expect(await kernel.shown("import { double } from '#lib';\ndouble(4)")).toBe("'44'");
    project.write({ 'lib/double.ts': 'export const double = (x: number): number => x + x;\n' });
    expect(await kernel.shown("import { check } from '#checks';\ncheck(5)")).toBe('true');
  });

  it('shows its own type error with file and line, until it is mended', async () => {
    project.write({ 'lib/double.ts': 'export const double = (x: number): string => 2 * x;\n' });
    expect(await kernel.shown("import { double } from '#lib';")).toContain('lib/double.ts:1:46 - error TS2322');
    project.write({ 'lib/double.ts': 'export const double = (x: number): number => 2 * x;\n' });
    expect(await kernel.shown("import { double } from '#lib';\ndouble(8)")).toBe('16');
  });

  it('finds a file that is new', async () => {
    expect(await kernel.shown("import { fresh } from './fresh';")).toContain("Cannot find module './fresh'");
    project.write({ 'notebooks/fresh.ts': 'export const fresh = 1;\n' });
    expect(await kernel.shown("import { fresh } from './fresh';\nfresh")).toBe('1');
  });

  it('takes edited JSON', async () => {
    project.write({ 'lib/sizes.json': '{ "small": 2 }' });
    expect(await kernel.shown("import { sizes } from '#lib';\nsizes.small")).toBe('2');
  });
});

describe('a module that is not there', () => {
  const advised = [
    ['lodash', "Install it first, in the course's folder: npm install lodash"],
    ['lodash/fp', "Install it first, in the course's folder: npm install lodash"],
    ['@scope/name/part', "Install it first, in the course's folder: npm install @scope/name"],
    ['#nope', 'The course has #lib, #checks.'],
    ['node:nope', 'Node has no such module.'],
    ['https://example.org/x.js', 'A cell imports files and installed packages, not addresses.'],
  ];
  const others = ['./nowhere', '/nowhere', '..', 'esbuild/nope', 'lodash; rm'];

  it.each(advised)('%s comes with what a reader can do', async (name, advice) => {
    const [message, second] = (await kernel.shown(`import x from '${name}';`))?.split('\n') ?? [];
    expect(message).toContain(`TS2307: Cannot find module '${name}'`);
    expect(second).toBe(`  ${advice}`);
  });

  it.each(others)('%s is no package that can be installed', async (name) => {
    const [message, second] = (await kernel.shown(`import x from '${name}';`))?.split('\n') ?? [];
    expect(message).toContain(`TS2307: Cannot find module '${name}'`);
    expect(second).toBe(`1 | import x from '${name}';`);
  });

  it.each([...advised, ...others.map((name) => [name, ''])])(
    '%s is told in the same words where TypeScript does not look for it',
    async (name, advice) => {
      for (const code of [`require('${name}');`, `import '${name}';`, `await import('${name}' as string);`]) {
        const { error } = await kernel.execute(code);
        expect(error?.evalue).toBe([`Cannot find module '${name}'`, advice].filter(Boolean).join('\n  '));
        expect(error?.traceback.join('\n')).not.toContain(project.root);
      }
    },
  );

  it('of a file that is there is told with the file that asks for it', async () => {
    project.write({ 'lib/asks.cjs': "require('lodash');" });
    const { error } = await kernel.execute("require('../lib/asks.cjs');");
    expect(error?.evalue).toContain('asks.cjs');
  });
});

describe("the notebook's folder", () => {
  it('is where relative paths lead', async () => {
    expect(await kernel.shown("import * as fs from 'node:fs';\nfs.readFileSync('data.csv', 'utf8')")).toBe("'a,b\\n'");
    expect(await kernel.shown("import { beside } from './beside';\nbeside")).toBe("'beside the notebook'");
    expect(await kernel.shown('__dirname === process.cwd()')).toBe('true');
  });

  it('cannot replace the kernel, nor its packages', async () => {
    expect(await kernel.shown("import * as tslab from 'tslab';\ntslab.versions.tslab")).toBe("'1.0.22'");
  });

  it('stays as it was', async () => {
    expect(await kernel.shown("import * as fs from 'node:fs';\nfs.readdirSync('.').sort().join()")).toBe(
      "'beside.ts,data.csv,fresh.ts,node_modules'",
    );
  });
});
