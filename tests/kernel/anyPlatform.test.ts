import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const kernel = path.resolve(__dirname, '../../kernel');
const filesOf = (folder: string) =>
  readdirSync(path.join(kernel, folder)).map((name) => path.join(kernel, folder, name));

it.each([
  ['compile', ['@tslab/typescript-for-tslab', 'tslab/dist/inspect']],
  ['cells', []],
])('%s/ needs of packages and Node only %j', async (folder, packages) => {
  const { metafile } = await build({
    entryPoints: filesOf(folder),
    outdir: 'unwritten',
    write: false,
    bundle: true,
    platform: 'browser',
    packages: 'external', // Node's modules, too
    metafile: true,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const outside = imports.filter(({ external }) => external).map((imported) => imported.path);
  expect([...new Set(outside)].sort()).toEqual(packages);
});
