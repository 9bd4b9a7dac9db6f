import { existsSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compareVersions, findPython } from '../../tools/setup/findPython.mjs';
import { bareProject, expectOneClearMessage, fakePrograms, start } from './bareProject';

const root = path.join(__dirname, '../..');
const python = (described: string) => ({ python3: `echo ${described}` });
const withFake = (name: string, script: string) => `${fakePrograms({ [name]: script })}:${process.env.PATH}`;

test.each([
  ['no Python', {}, /^✗ There is no Python\.$/, /Install Python 3\.10 or newer/],
  ['Python too old', python('3 8 True'), /^✗ Python 3\.8 \(python3\) is too old/, /Install Python 3\.10 or newer/],
  ['Python without venv', python('3 11 False'), /^✗ Python 3\.11 \(python3\) has no venv/, /apt install python3-venv/],
])('%s', (_what, programs, message, remedy) => {
  expectOneClearMessage(start(bareProject(), { PATH: fakePrograms(programs) }), message, remedy);
});

test('PYTHON that is not there', () => {
  const run = start(bareProject(), { PYTHON: '/nonexistent/python' });
  expectOneClearMessage(run, /^✗ There is no Python at PYTHON=\/nonexistent\/python\.$/, /set PYTHON to its path/);
});

test.each([
  ['no network', 'echo npm error code ENOTFOUND >&2; exit 1', /there is no network/, /connect .*run again/],
  ['disk full', 'cat /dev/zero > /dev/full', /the disk is full/, /free some space/],
  [
    'disk full, which npm calls a success',
    'echo npm warn tar TAR_ENTRY_ERROR ENOSPC',
    /the disk is full/,
    /free some space/,
  ],
  ['no right to write', 'echo npm error EACCES: permission denied >&2; exit 1', /not writable/, /right to write/],
  [
    'anything else',
    'echo npm error: the moon is full >&2; exit 1',
    /npm ci failed: npm error: the moon is full/,
    /setup\.log/,
  ],
])('%s', (_what, npm, message, remedy) => {
  const project = bareProject();
  expectOneClearMessage(start(project, { PATH: withFake('npm', npm) }), message, remedy);
  expect(existsSync(path.join(project, 'node_modules/.package-lock.json'))).toBe(false);
});

test.runIf(existsSync('/dev/full'))('the log on a full disk does not hide the message', () => {
  const project = bareProject();
  const log = path.join(project, '.cache', 'setup.log');
  const npm = `rm -f '${log}'; ln -s /dev/full '${log}'; echo ENOSPC >&2; exit 1`;
  const PATH = withFake('npm', npm);
  start(project, { PATH });
  expectOneClearMessage(start(project, { PATH }), /the disk is full/, /free some space/);
  rmSync(log);
});

test('a port that is taken, before anything is set up', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const project = bareProject();
  for (const options of [['--port', `${port}`], [`--port=${port}`], [`--ServerApp.port=${port}`]]) {
    const run = start(project, {}, options);
    expectOneClearMessage(run, new RegExp(`^✗ Port ${port} is taken`), new RegExp(`npm start -- --port ${port + 1}`));
    expect(run.stdout).toBe('');
    expect(existsSync(path.join(project, '.cache'))).toBe(false);
  }
});

test('an option that JupyterLab does not know', () => {
  const { status, stderr } = start(root, {}, ['--frobnicate']);
  expect(stderr).toContain('error: argument --frobnicate');
  expect(stderr).not.toContain('Traceback');
  expect(status).not.toBe(0);
});

test.each([
  ['3.9', '3.10', -1],
  ['3.10', '3.10', 0],
  ['3.10.12', '3.10', 0],
  ['3.11', '3.10', 1],
  ['4.0', '3.11', 1],
])('version %s beside %s', (one, other, sign) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign);
});

test('the newer one of python3 and python is taken', () => {
  const PATH = fakePrograms({ python3: 'echo 3 10 True', python: 'echo 3 12 True' });
  expect(findPython({ PATH })).toBe('python');
});
