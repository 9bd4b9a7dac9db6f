import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { asTyped } from '../../tools/commands/help.mjs';
import { COMMANDS } from '../../tools/commands.mjs';
import { bareProject, expectOneClearMessage, fakePrograms, runCommand } from './bareProject';
import { fetchNode } from './fetchNode';

const root = path.join(__dirname, '../..');
const all = Object.entries(COMMANDS);
const withSetUp = all.filter(([, { needs }]) => needs).map(([name]) => name);
const withOldestPython = all.filter(([, { oldestPython }]) => oldestPython).map(([name]) => name);
const pretend = (version: string) => [
  process.execPath,
  '--import',
  `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`,
];

test('package.json has a script for each command, and no other', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(scripts).toEqual(Object.fromEntries(all.map(([name]) => [name, `node tools/run.cjs ${name}`])));
});

describe('on a bare clone', () => {
  test.each(all.map(([name]) => name))('%s with Node 18 says that it is too old', (name) => {
    const project = bareProject();
    expectOneClearMessage(
      runCommand(project, [name], {}, pretend('18.19.0')),
      /^✗ Node 18\.19\.0 is too old: the course needs Node 20 or newer\.$/,
      /Install a newer one .*run again/,
    );
    expect(existsSync(path.join(project, '.cache'))).toBe(false);
  });

  test.each(withSetUp)('%s without Python says how to get it', (name) => {
    const run = runCommand(bareProject(), [name], { PATH: fakePrograms({}) });
    const version = COMMANDS[name].oldestPython ?? '3.10';
    const remedy = new RegExp(`Install Python ${version} or newer .*run again`);
    expectOneClearMessage(run, /^✗ There is no Python\.$/, remedy);
  });

  test.each(withOldestPython)('%s with Python 3.10 says that it is too old', (name) => {
    const run = runCommand(bareProject(), [name], { PATH: fakePrograms({ python3: 'echo 3 10 True' }) });
    const message = new RegExp(
      `^✗ Python 3\\.10 \\(python3\\) is too old: ${asTyped(name)} needs Python 3\\.11 or newer`,
    );
    expectOneClearMessage(run, message, /Install Python 3\.11 or newer .*run again/);
  });

  test.each(withOldestPython)('%s with a .venv of Python 3.10 says what to do', (name) => {
    const project = bareProject();
    mkdirSync(path.join(project, '.venv'));
    writeFileSync(path.join(project, '.venv', 'pyvenv.cfg'), 'home = /usr/bin\nversion = 3.10.12\n');
    const message = new RegExp(`^✗ Python 3\\.10 in \\.venv is too old: ${asTyped(name)} needs Python 3\\.11 or newer`);
    expectOneClearMessage(runCommand(project, [name]), message, /delete \.venv, then run again/);
  });

  test.each(withSetUp)('%s without a network says so', (name) => {
    const npm = fakePrograms({ npm: 'echo npm error code ENOTFOUND >&2; exit 1' });
    const run = runCommand(bareProject(), [name], { PATH: `${npm}:${process.env.PATH}` });
    expectOneClearMessage(run, /^✗ npm ci failed: there is no network/, /connect .*run again/);
  });
});

test('help needs nothing, and says a sentence about each command', () => {
  const { status, stdout } = runCommand(bareProject(), ['help'], { PATH: fakePrograms({}) });
  expect(status).toBe(0);
  for (const [name, { does }] of all) {
    expect(does).toMatch(/^[A-Z][^.]*\.(\w[^.]*\.)?$/); // one sentence, in which a file's name may be
    expect(stdout).toMatch(new RegExp(`^${asTyped(name)}( -- .+)?\n {4}`, 'm'));
    expect(stdout).toContain(does);
  }
  expect(runCommand(root, []).stdout).toBe(stdout);
});

test('lock needs uv, and says so', () => {
  const run = runCommand(bareProject(), ['lock'], { PATH: fakePrograms({}) });
  expectOneClearMessage(run, /^✗ There is no uv\.$/, /pip install uv/);
});

test.each(['frobnicate', 'toString'])('%s is no command', (name) => {
  expectOneClearMessage(runCommand(root, [name]), new RegExp(`^✗ There is no command ${name}\\.$`), /help, start, /);
});

test.runIf(process.env.CI === 'true').each(['6.17.1', '12.22.12', '18.20.8'])(
  'a real Node %s can read the message',
  { timeout: 300_000 },
  (version) => {
    const run = runCommand(bareProject(), ['start'], {}, [fetchNode(version)]);
    expectOneClearMessage(run, new RegExp(`^✗ Node ${version} is too old`), /Install a newer one/);
  },
);
