import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Publisher, Subscriber } from 'zeromq';
import { projectRoot } from './kernelClient';
import { TemporaryProject } from './temporaryProject';

// Each test shows a defect of stock tslab 1.0.22 that a file of kernel/ works around. One that fails says: look whether that
// file can go.

const require = createRequire(__filename);
const LOOP = 'let m = 0; while (m < 50) { await new Promise((r) => setTimeout(r, 10)); (globalThis as any).m = m++; }';
const CELLS = {
  declare: 'let x = 1; let n = 0; const read = () => n;',
  shorthand: '({ x })',
  changed: 'n = 5; read()',
  failing: 'const before = 1; throw new Error("stop")',
  afterFailure: 'before',
  exported: 'export const e = 1',
  parenthesis: 'await (async () => 1)()',
  nullable: 'const s: string = null',
  lib: "import { double } from '#lib';",
  where: "import { where, stack } from './where';",
  file: 'where',
  stack: 'stack',
  edited: "import { writeFileSync } from 'node:fs'; writeFileSync('where.ts', 'export const where = 1;'); 1",
  afterEdit: "import { where } from './where'; where",
  interrupted: `setTimeout(() => (globalThis as any).stockExecutor.interrupt(), 50); ${LOOP}`,
  afterInterrupt:
    'const seen = (globalThis as any).m; await new Promise((r) => setTimeout(r, 100)); (globalThis as any).m > seen',
  chain: 'const q = (x: { a: { b: number } }) => x; q({ a: { b: 1 } } as unknown as { a: { b: string } })',
  proxy: "import * as util from 'node:util'; util.types.isProxy(eval('exports'))",
};

let project: TemporaryProject;
/** What stock tslab shows for each cell. */
let shown: Record<keyof typeof CELLS, string>;
let succeeded: Record<keyof typeof CELLS, boolean>;
beforeAll(() => {
  project = new TemporaryProject({
    'where.ts':
      'interface A {\n  a: number;\n}\nexport const where = __filename;\nexport const stack = new Error().stack;\n',
    'lib/index.ts': 'export const double = (x: number): number => 2 * x;\n',
    'notebooks/node_modules/tslab/dist/main.js': 'exports.startKernel = () => console.log("replaced");',
    'notebooks/connection.json': '{}',
  });
  const args = [path.join(__dirname, 'stockTslab.mjs'), JSON.stringify(Object.values(CELLS))];
  const results = JSON.parse(execFileSync(process.execPath, args, { cwd: project.root, encoding: 'utf8' }));
  const byName = (key: 'shown' | 'ok') =>
    Object.fromEntries(Object.keys(CELLS).map((name, i) => [name, results[i][key]]));
  shown = byName('shown') as typeof shown;
  succeeded = byName('ok') as typeof succeeded;
});
afterAll(() => project.remove());

describe('stock tslab', () => {
  it('bindNames.ts: does not find an earlier variable in { x }', () => {
    expect(shown.shorthand).toContain('x is not defined');
  });

  it('bindNames.ts: functions do not see what a later cell changed, and variables live in a Proxy', () => {
    expect(shown.changed).toBe('0');
    expect(shown.proxy).toBe('true');
  });

  it('keepDeclared.ts: forgets what a failed cell had set', () => {
    expect(shown.afterFailure).toContain("Cannot find name 'before'");
  });

  it('withoutExports.ts: refuses export, and misses the await of a parenthesis', () => {
    expect(shown.exported).toContain('Cannot redeclare exported variable');
    expect(shown.parenthesis).toContain('await is not defined');
  });

  it('compileCell.ts: is not strict', () => {
    expect(succeeded.nullable).toBe(true);
  });

  it('moduleResolution.ts: knows no "imports" of package.json', () => {
    expect(shown.lib).toContain("Cannot find module '#lib'");
  });

  it('nodeModules.ts, stackTraces.ts: modules have no real file name, errors not their own lines', () => {
    expect(shown.file).toMatch(/where\.js$/);
    expect(shown.stack).toMatch(/where\.js:\d/);
  });

  it('fileChanges.ts: a cell right after an edit takes the file as it was', () => {
    expect(shown.afterEdit).toBe(shown.file);
  });

  it('interrupts.ts: the loop of an interrupted cell goes on', () => {
    expect(shown.interrupted).toContain('Interrupted asynchronously');
    expect(shown.afterInterrupt).toBe('true');
  });

  it('compileErrors.ts: one error that explains itself becomes several', () => {
    const places = shown.chain.split('\n').map((line) => line.split(' - ')[0]);
    expect(new Set(places).size).toBe(1);
    expect(places).toHaveLength(3);
  });

  it('program.ts: asks its costly builder for nothing but a list of dependencies', () => {
    const source = readFileSync(require.resolve('tslab/dist/converter.js'), 'utf8');
    const asked = source.matchAll(/builder\s*\.(\w+)/g);
    const known = ['close', 'emit', 'getAllDependencies', 'getProgram', 'getSourceFile'];
    expect(known).toEqual(expect.arrayContaining([...asked].map(([, method]) => method)));
  });

  it('exportedNames.ts: makes a second program of a cell that declares a name, and looks for names by locals.forEach', () => {
    const source = readFileSync(require.resolve('tslab/dist/converter.js'), 'utf8');
    expect(source).toMatch(/locals\.forEach\([\s\S]*?updateContent\(prevDecl, src \+ suffix\)/);
  });

  it('compileErrors.ts: forgets the file of an error that explains itself', () => {
    const source = readFileSync(require.resolve('tslab/dist/converter.js'), 'utf8');
    const chain = /function traverseDiagnosticMessageChain\([\s\S]*?out\.push\(([\s\S]*?)\);/.exec(source)?.[1];
    expect(chain).toBeDefined();
    expect(chain).not.toContain('fileName');
  });

  it('kernelFolders.ts: is replaced by a package in the folder of the notebook', () => {
    const bin = path.join(projectRoot, 'node_modules/tslab/bin/tslab');
    const args = [bin, 'kernel', '--config-path', 'connection.json'];
    const output = execFileSync(process.execPath, args, { cwd: project.path('notebooks'), encoding: 'utf8' });
    expect(output).toContain('replaced');
  });

  it('requests.ts, queue.ts: knows no execute_input, execute_result, ename or interrupt_request', () => {
    const source = readFileSync(require.resolve('tslab/dist/jupyter.js'), 'utf8');
    expect(source).not.toMatch(/execute_input|execute_result|ename\b|interrupt_request/);
  });

  it("notebookCompiler.ts: takes the protocol's positions, in characters, for its own, in UTF-16 units", () => {
    const source = readFileSync(require.resolve('tslab/dist/jupyter.js'), 'utf8');
    expect(source).toContain('executor.complete(req.code, req.cursor_pos)');
    expect(source).toContain('executor.inspect(req.code, req.cursor_pos)');
  });

  it('notebookCompiler.ts: takes an unterminated template for complete', () => {
    const { isCompleteCode } = require('tslab/dist/converter.js');
    expect(isCompleteCode('const s = `a').completed).toBe(true);
  });
});

it('sockets.ts: zeromq by its defaults refuses a flood', async () => {
  const publisher = new Publisher();
  await publisher.bind('tcp://127.0.0.1:*');
  const subscriber = new Subscriber();
  subscriber.connect(publisher.lastEndpoint as string);
  subscriber.subscribe();
  const flood = () => {
    for (let i = 0; i < 2000; i++) publisher.send('x').catch(() => {});
  };
  expect(flood).toThrow('busy writing');
  publisher.close();
  subscriber.close();
});

it('leaveTensorFlowScopes.ts: code that is cut off leaves the scopes of TensorFlow.js open', () => {
  const tf = require('@tensorflow/tfjs');
  const { scopeStack } = tf.engine().state;
  const endless = vm.runInThisContext('(tf) => tf.tidy(() => { while (true); })');
  const cutOff = () => vm.runInNewContext('endless(tf)', { endless, tf }, { timeout: 100 });
  expect(cutOff).toThrow('timed out');
  expect(scopeStack).toHaveLength(1);
});
