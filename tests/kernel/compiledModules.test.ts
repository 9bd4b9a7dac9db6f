import { afterAll, beforeAll, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';
import { TemporaryProject } from './temporaryProject';

let project: TemporaryProject;
let kernel: KernelClient;
beforeAll(async () => {
  project = new TemporaryProject({
    'package.json': JSON.stringify({ imports: { '#lib': './lib/index.js' } }),
    'lib/index.js': "exports.double = require('./double').double;\n",
    'lib/index.d.ts': "export { double } from './double';\n",
    'lib/double.js': 'exports.double = (x) => 2 * x;\n',
    'lib/double.d.ts': 'export declare const double: (x: number) => number;\n',
  });
  kernel = await KernelClient.start({ root: project.root, cwd: project.root });
});
afterAll(() => {
  kernel.close();
  project.remove();
});

it('takes #lib as JavaScript with types beside it, as the graders’ sandbox holds it', async () => {
  expect((await kernel.execute("import { double } from '#lib';\ndouble(4)")).result).toBe('8');
  expect((await kernel.execute('double("4")')).error?.evalue).toContain("not assignable to parameter of type 'number'");
});
