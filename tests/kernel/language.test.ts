import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';
import { TemporaryProject } from './temporaryProject';

let project: TemporaryProject;
let kernel: KernelClient;
beforeAll(async () => {
  project = new TemporaryProject({
    'package.json': JSON.stringify({
      imports: { '#lib': './lib/index.ts', '#checks': './checks/index.ts' },
      dependencies: { '@tensorflow/tfjs': '4.22.0', plotly: '1.0.0', stub: 'file:./stub' },
    }),
    'lib/index.ts': 'export const one = 1;\n',
    'notebooks/beside.ts': 'export const beside = 1;\n',
    'notebooks/typed.d.ts': '',
    'notebooks/data.json': '{}',
    'notebooks/data.csv': '',
    'notebooks/folder/inner.ts': 'export const inner = 1;\n',
    'notebooks/.hidden.ts': '',
  });
  kernel = await KernelClient.start({ root: project.root, cwd: project.path('notebooks') });
  await kernel.execute(`/** Doubles. */
const double = (x: number) => 2 * x;
/** A rate. */
const rate = 0.1;
class Model { train(steps: number, rate: number) { return steps * rate; } }
const model = new Model();`);
});
afterAll(() => {
  kernel.close();
  project.remove();
});

/** Of code with the cursor at `▮`. */
const at = (code: string) => ({ code: code.replace('▮', ''), cursor_pos: [...code].indexOf('▮') });
const inspected = async (code: string): Promise<string> =>
  (await kernel.request('inspect_request', at(code))).data['text/plain'] ?? '';
const completed = async (code: string): Promise<string[]> => {
  const { matches, cursor_start, cursor_end } = await kernel.request('complete_request', at(code));
  const all = [...code.replace('▮', '')];
  // what would stand there
  return matches.map((match: string) => all.slice(0, cursor_start).join('') + match + all.slice(cursor_end).join(''));
};

describe('within the brackets of a call, the called function is shown', () => {
  it.each([
    ['double(▮)', 'Doubles.'],
    ['double(▮', 'Doubles.'],
    ['double( ▮ )', 'Doubles.'],
    ['double(1▮)', 'Doubles.'],
    ['double(rate▮)', 'Doubles.'],
    ['"😀"; double(▮)', 'Doubles.'],
    ['model.train(▮)', '(method) Model.train'],
    ['model.train(3, ▮', '(method) Model.train'],
    ['model.train(\n  3,\n  ▮\n)', '(method) Model.train'],
    ['model?.train(▮)', '(method) Model.train'],
    ['double(model.train(▮))', '(method) Model.train'],
    ['double(model.train(1, 2)▮)', 'Doubles.'],
    ['const x: number = double(▮);', 'Doubles.'],
    ['new Model(▮)', 'constructor Model()'],
    ['Math.sqrt(▮)', 'Returns the square root of a number.'],
  ])('%s', async (code, shown) => {
    expect(await inspected(code)).toContain(shown);
  });

  it('and the name at the cursor, too', async () => {
    expect(await inspected('double(ra▮te)')).toMatch(/A rate\.[\s\S]*Doubles\./);
    expect((await inspected('dou▮ble(1)')).match(/Doubles/g)).toHaveLength(1);
  });

  it.each(['double(1)▮', 'double(1); ▮', '[1].map((x) => { ▮ })', '(▮)', 'if (▮) {}'])('not by %s', async (code) => {
    expect(await inspected(code)).toBe('');
  });
});

describe('imports are completed', () => {
  it.each([
    ["import { one } from '#▮'", ["import { one } from '#checks'", "import { one } from '#lib'"]],
    ["import { one } from '#l▮", ["import { one } from '#lib"]],
    ["import * as tf from '@tens▮';", ["import * as tf from '@tensorflow/tfjs';"]],
    ["import plotly from 'plo▮tly'", ["import plotly from 'plotly'"]],
    ["import * as fs from 'node:fs/▮'", ["import * as fs from 'node:fs/promises'"]],
    ["import './b▮'", ["import './beside'"]],
    ["import './folder/▮'", ["import './folder/inner'"]],
    ["import { beside } from '.▮'", ["import { beside } from '../'", "import { beside } from './'"]],
    ["export * from '../l▮'", ["export * from '../lib/'"]],
    ["await import('./d▮')", ["await import('./data.json')"]],
    ["require('./d▮')", ["require('./data.json')"]],
    ["'😀'; type A = import('./t▮').A", ["'😀'; type A = import('./typed').A"]],
    ["import x from './nowhere/▮'", []],
    ["import x from 'stu▮'", []],
  ])('%s', async (code, wanted) => {
    expect(await completed(code)).toEqual(wanted);
  });

  it('from the whole folder, of what can be imported', async () => {
    expect(await completed("import './▮'")).toEqual([
      "import './beside'",
      "import './data.json'",
      "import './folder/'",
      "import './typed'",
    ]);
    expect(await completed("import * as m from '▮'")).toEqual(expect.arrayContaining(["import * as m from 'node:fs'"]));
  });

  it('and other texts are not', async () => {
    expect(await completed("const path = './▮'")).not.toContain("const path = './beside'");
    expect(await completed("import { on▮ } from '#lib'")).toEqual(["import { one } from '#lib'"]);
  });
});
