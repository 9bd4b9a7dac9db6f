import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { asTyped } from '../../tools/commands/help.mjs';
import { COMMANDS } from '../../tools/commands.mjs';
import { bareProject, expectOneClearMessage, fakePrograms, runCommand } from './bareProject';
import { fetchNode } from './fetchNode';

const root = path.join(__dirname, '../..');
const all = Object.entries(COMMANDS);
const withSetUp = all.filter(([, { needs }]) => needs).map(([name]) => name);
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
    expectOneClearMessage(run, /^✗ There is no Python\.$/, /Install Python 3\.10 or newer .*run again/);
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
