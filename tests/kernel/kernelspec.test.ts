import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { installKernelspec } from '../../tools/kernelspec.mjs';

it('installKernelspec() writes kernel.json once, for a path with spaces too', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'קורס a course '));
  const file = path.join(root, '.venv/share/jupyter/kernels/tslab/kernel.json');
  expect(installKernelspec(root)).toBe(true);
  const { mtimeMs } = statSync(file);
  expect(installKernelspec(root)).toBe(false);
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    argv: [
      process.execPath,
      '--no-force-async-hooks-checks',
      '--max-semi-space-size=2',
      path.join(root, 'kernel/startKernel.cjs'),
      '{connection_file}',
    ],
    language: 'typescript',
    interrupt_mode: 'message',
  });
  rmSync(root, { recursive: true });
});
