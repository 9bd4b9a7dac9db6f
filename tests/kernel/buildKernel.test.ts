import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TemporaryProject } from './temporaryProject';

it('the kernel is built once, and again when a source has changed', () => {
  const project = new TemporaryProject({});
  const inProject = (expression: string) =>
    execFileSync(process.execPath, ['-p', `require('./kernel/buildKernel.cjs').${expression}`], {
      cwd: project.root,
      encoding: 'utf8',
    }).trim();
  expect(inProject('kernelIsBuilt()')).toBe('false');
  const built = inProject('buildKernel()');
  expect(built).toBe(project.path('.cache/kernel/kernel.cjs'));
  expect(inProject('kernelIsBuilt()')).toBe('true');

  const source = readFileSync(project.path('kernel/cells/kernelInfo.ts'), 'utf8');
  project.write({ 'kernel/cells/kernelInfo.ts': source.replace("'text/typescript'", "'text/changed'") });
  expect(inProject('kernelIsBuilt()')).toBe('false');
  inProject('buildKernel()');
  expect(readFileSync(built, 'utf8')).toContain('text/changed');
  project.remove();
});
