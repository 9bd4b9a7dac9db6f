import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from '@tslab/typescript-for-tslab';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutDocumentation } from '../../kernel/compile/documentation';
import { KernelClient, projectRoot } from './kernelClient';

const packages = path.join(projectRoot, 'node_modules');
const printer = ts.createPrinter({ removeComments: true });
const withoutComments = (text: string) =>
  printer.printFile(ts.createSourceFile('a.d.ts', text, ts.ScriptTarget.Latest));

describe('declarations without their documentation', () => {
  it.each(['@types/node', '@types/plotly.js', '@tensorflow/tfjs-core', 'danfojs-node'])(
    'of %s declare the same',
    (name) => {
      const folder = path.join(packages, name);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.d.ts'));
      expect(files.length).toBeGreaterThan(5);
      for (const file of files) {
        const text = readFileSync(path.join(folder, file), 'utf8');
        expect(withoutComments(withoutDocumentation(file, text)), file).toBe(withoutComments(text));
      }
    },
  );

  it.each([
    ["type A = '/** no comment */';"],
    ['type A = "\\"/** no comment */";'],
    ['type A = `/** no comment */`;'],
    ["// it isn't /** a comment\ntype A = '*/';"],
    ["/* it isn't /** one */ type A = 1;"],
    ['interface A { a: 1 /** ends\n * a line */ b: 2 }'],
    ['interface A { a/** b */: 1; }'],
  ])('%s', (text) => {
    expect(withoutComments(withoutDocumentation('a.d.ts', text))).toBe(withoutComments(text));
  });
});

describe('the documentation of', () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start({ cwd: projectRoot });
    await kernel.execute(
      ["import { tf } from '#lib';", "import fs from 'node:fs';", "import { join } from 'node:path';"].join('\n'),
    );
    await kernel.execute('const map = new Map<string, number>(); const dense = tf.layers.dense({ units: 1 });');
    await kernel.execute("import { DataFrame } from 'danfojs-node';");
  });
  afterAll(() => kernel.close());

  it.each([
    ['tf.tidy▮', 'Executes the provided function'],
    ['tf.tensor2d([[1]]).dataSync▮()', 'Synchronously downloads the values'],
    ['dense.apply▮', 'Builds or executes'],
    ['tf.layers.dense({ units▮: 1 })', 'dimensionality of the output space'],
    ['fs.readFileSync▮', 'Returns the contents of the `path`'],
    ['join▮', 'Join all arguments together'],
    ['process.cwd▮', 'current working directory'],
    ['[1].map▮', 'Calls a defined callback function on each element'],
    ['map.set▮', 'Adds a new element'],
    ['Math.sqrt▮', 'Returns the square root'],
    ['new DataFrame([1]).head▮()', 'first n values'],
  ])('%s is shown', async (code, words) => {
    const cursor = code.indexOf('▮');
    const { found, data } = await kernel.request('inspect_request', {
      code: code.replace('▮', ''),
      cursor_pos: cursor,
    });
    expect(found).toBe(true);
    expect(data['text/plain'].replace(/\s+/g, ' ')).toContain(words);
  });
});
