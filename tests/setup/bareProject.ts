import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from './temporaryFolder';

const root = path.join(__dirname, '../..');

/** A project in which nothing is set up, in a folder with Hebrew letters and a space in its name. */
export function bareProject(): string {
  const project = path.join(temporaryFolder(), 'קורס חדש');
  for (const part of [
    'tools',
    'kernel',
    'lib/dataset/fashionMnistFiles.json',
    'package.json',
    'package-lock.json',
    '.npmrc',
  ]) {
    cpSync(path.join(root, part), path.join(project, part), { recursive: true });
  }
  return project;
}

/** A folder for PATH, with programs of a few lines of shell. */
export function fakePrograms(programs: Record<string, string>): string {
  const folder = path.join(temporaryFolder(), 'bin');
  mkdirSync(folder);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  return folder;
}

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs what npm runs for a command, to its end. */
export function runCommand(
  project: string,
  words: string[],
  env: NodeJS.ProcessEnv = {},
  node: string[] = [process.execPath],
): Run {
  const { npm_execpath: _ours, PYTHON: _theirs, ...environment } = process.env;
  const command = [...node, path.join(project, 'tools', 'run.cjs'), ...words];
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), {
    cwd: project,
    env: { ...environment, ...env },
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { status, stdout, stderr };
}

/** Runs what `npm start -- --no-browser …` runs, to its end. */
export function start(project: string, env: NodeJS.ProcessEnv, options: string[] = []): Run {
  return runCommand(project, ['start', '--no-browser', ...options], env);
}

/** Expects a message, what to do, no stack trace, and exit code 1. */
export function expectOneClearMessage({ status, stderr }: Run, message: RegExp, remedy: RegExp) {
  const [first, ...rest] = stderr.trim().split('\n');
  expect(first).toMatch(message);
  expect(rest.join('\n')).toMatch(remedy);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(1);
}
