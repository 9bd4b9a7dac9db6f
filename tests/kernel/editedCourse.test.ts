import { appendFileSync, cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient, projectRoot } from './kernelClient';
import { TemporaryProject } from './temporaryProject';

const FOLDERS = ['lib', 'checks'];
const IMPORT = "import '#lib';\nimport '#checks';\n1";

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.as.ts')) // AssemblyScript is compiled to WebAssembly
    .map((name) => path.join(folder, name)),
);

/**
 * A reader may edit any file of the course. The compiler then reads that file and the declarations of all others, so a global that
 * the types of some package declare is not there: the file must not need it.
 */
describe.runIf(process.env.CI)('each file of lib and checks', () => {
  const project = new TemporaryProject({});
  let kernel: KernelClient;
  beforeAll(async () => {
    for (const folder of FOLDERS)
      cpSync(path.join(projectRoot, folder), project.path(folder), { recursive: true, dereference: true });
    kernel = await KernelClient.start({ root: project.root, cwd: project.root });
    const { result, error } = await kernel.execute(IMPORT);
    expect(result ?? error?.traceback).toBe('1');
  }, 120_000);
  afterAll(() => {
    kernel.close();
    project.remove();
  });

  it('compiles when it alone was edited', { timeout: 600_000 }, async () => {
    const errors: Record<string, string> = {};
    for (const file of sources) {
      appendFileSync(project.path(file), '// edited by a reader\n');
      const { error } = await kernel.execute(IMPORT);
      if (error) errors[file] = error.evalue;
    }
    expect(errors).toEqual({});
  });
});
