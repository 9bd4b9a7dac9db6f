import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './temporaryFolder';

const root = path.join(__dirname, '../..');

/** A project with its tools and nothing set up, in a folder with Hebrew letters and a space. */
export function bareProject(): string {
  const project = path.join(temporaryFolder(), 'קורס חדש');
  for (const part of ['tools', 'lib/dataset/fashionMnistFiles.json', 'package.json', 'package-lock.json', '.npmrc']) {
    cpSync(path.join(root, part), path.join(project, part), { recursive: true });
  }
  return project;
}

/** Programs of a few lines of shell, in a folder for PATH. */
export function fakePrograms(programs: Record<string, string>): string {
  const folder = path.join(temporaryFolder(), 'bin');
  mkdirSync(folder);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  return folder;
}

/** What `npm start` runs, to its end. */
export function start(project: string, env: NodeJS.ProcessEnv, options: string[] = [], nodeOptions: string[] = []) {
  const { npm_execpath: _ours, PYTHON: _theirs, ...environment } = process.env;
  const command = [...nodeOptions, path.join(project, 'tools', 'start.mjs'), '--no-browser', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    env: { ...environment, ...env },
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { status, stdout, stderr };
}
