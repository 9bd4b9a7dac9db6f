import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporaryFolder';

const root = path.join(__dirname, '../..');

/** A project in which everything is installed, but not this project's own files in .venv, and no reader's copy. */
function installedProject(): string {
  const project = path.join(temporaryFolder(), 'course');
  for (const name of readdirSync(root)) {
    if (['.git', '.venv', '.cache', 'site', 'my-copy', 'tools'].includes(name)) continue;
    mkdirSync(project, { recursive: true });
    symlinkSync(path.join(root, name), path.join(project, name));
  }
  cpSync(path.join(root, 'tools'), path.join(project, 'tools'), { recursive: true });
  const venv = path.join(root, '.venv');
  for (const name of readdirSync(path.join(venv, 'lib'))) {
    mkdirSync(path.join(project, '.venv', 'lib', name, 'site-packages'), { recursive: true });
  }
  symlinkSync(path.join(venv, 'bin'), path.join(project, '.venv', 'bin'));
  cpSync(path.join(venv, '.installed-course'), path.join(project, '.venv', '.installed-course'));
  return project;
}

/** What `npm start` does before JupyterLab, but for half a second alone with its files; resolves to its errors. */
function prepares(project: string): Promise<string> {
  const program = `
    import { mkdirSync, rmdirSync } from 'node:fs';
    const { setUp } = await import(${JSON.stringify(path.join(project, 'tools/setup.mjs'))});
    const { COMMANDS } = await import(${JSON.stringify(path.join(project, 'tools/commands.mjs'))});
    const { needs, prepare } = COMMANDS.start;
    await setUp(${JSON.stringify(project)}, needs, (folder) => {
      mkdirSync('alone'); // an error if it is there
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      prepare(folder);
      rmdirSync('alone');
    });`;
  const child = spawn('node', ['--input-type=module', '-e', program], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0 ? '' : printed)));
}

test('starts at the same moment, when all is installed, write one after the other', async () => {
  const project = installedProject();
  expect(await Promise.all([prepares(project), prepares(project), prepares(project)])).toEqual(['', '', '']);
  const copy = ['.versions.json', 'README.md', 'bench', 'docs', 'exercises', 'lib', 'notebooks'];
  expect(readdirSync(path.join(project, 'my-copy')).sort()).toEqual(copy);
});
