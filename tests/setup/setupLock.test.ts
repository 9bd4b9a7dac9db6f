import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './temporaryFolder';

const lock = path.join(__dirname, '../../tools/setup/setupLock.mjs');
const child = path.join(__dirname, '../../tools/setup/child.mjs');

/** A process that holds the lock while `work` runs; prints `held` when it has it. */
function holder(project: string, work: string): ChildProcess & { printed: () => string } {
  const program = `
    import { withLock } from ${JSON.stringify(lock)};
    import { runChild } from ${JSON.stringify(child)};
    await withLock(${JSON.stringify(project)}, 'python3', async () => { console.log('held'); ${work} });
    console.log('released');`;
  const process = spawn('node', ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void process.kill('SIGKILL'));
  let printed = '';
  process.stdout.on('data', (text) => {
    printed += text;
  });
  return Object.assign(process, { printed: () => printed });
}

async function prints(process: { printed: () => string }, text: string): Promise<void> {
  await expect.poll(process.printed, { timeout: 10_000 }).toContain(text);
}

const forEver = 'await new Promise(() => setInterval(() => {}, 1000));';

test('the second waits, says for whom, and goes on when the first has finished', async () => {
  const project = temporaryFolder();
  const first = holder(project, 'await new Promise((done) => setTimeout(done, 1500));');
  await prints(first, 'held');
  const second = holder(project, '');
  await prints(second, `Waiting for the set-up that process ${first.pid} started`);
  expect(second.printed()).not.toContain('held');
  await prints(first, 'released');
  await prints(second, 'released');
  expect(readFileSync(path.join(project, '.cache/setup.lock'), 'utf8')).toBe(String(second.pid));
});

test('a killed process does not hold it', async () => {
  const project = temporaryFolder();
  const first = holder(project, forEver);
  await prints(first, 'held');
  first.kill('SIGKILL');
  const second = holder(project, '');
  await prints(second, 'released');
});

test('the child of a killed set-up, still writing, holds it until it ends', async () => {
  const project = temporaryFolder();
  const first = holder(project, `await runChild(${JSON.stringify(project)}, 'sleeping', ['sleep', '3']);`);
  await prints(first, 'held');
  await new Promise((resolve) => setTimeout(resolve, 500)); // the child has started
  first.kill('SIGKILL');
  const second = holder(project, '');
  await prints(second, 'Waiting');
  expect(second.printed()).not.toContain('held');
  await prints(second, 'released');
});
