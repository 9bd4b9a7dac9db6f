import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { backend, tf } from '#lib';

await tf.ready();

const root = resolve(__dirname, '../..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const forced = process.env.SOFTMAX_BACKEND;

test('the backend in use is the one that is named, with a reason', () => {
  expect(backend.name).toBe(tf.getBackend());
  expect(backend.reason).not.toBe('');
  if (forced) expect(backend).toEqual({ name: forced, reason: 'SOFTMAX_BACKEND asks for it' });
});

/** Runs test files of this folder in a process that is told its backend. */
async function runWith(SOFTMAX_BACKEND: string, files: string[]) {
  const args = [vitest, 'run', ...files.map((file) => `tests/lib/${file}.test.ts`), '--reporter=dot'];
  const env = { ...process.env, SOFTMAX_BACKEND, NO_COLOR: '1' };
  return promisify(execFile)(process.execPath, args, { cwd: root, env }).catch((error) => error);
}

if (!forced) {
  const mathematics = ['backends', 'workarounds/borrowKernels', 'logSoftmax', 'nllLoss', 'backward', 'show/dataFrame'];

  test('all of it works on wasm, training on real data too', async () => {
    const { stdout } = await runWith('wasm', [...mathematics, 'DataLoader', 'training']);
    expect(stdout).toMatch(/Test Files +8 passed/);
  });

  test('the mathematics and danfo.js work on cpu', async () => {
    const { stdout } = await runWith('cpu', mathematics);
    expect(stdout).toMatch(/Test Files +6 passed/);
  });

  test('an unknown backend is refused by name', async () => {
    const { stdout, stderr } = await runWith('gpu', ['random']);
    expect(stdout + stderr).toContain('SOFTMAX_BACKEND must be tensorflow, wasm or cpu, got "gpu"');
  });
}

test('tfjs-node still takes from util what newer versions of Node warn of or lack: the two that lib gives it, no others', () => {
  const source = readFileSync(join(root, 'node_modules/@tensorflow/tfjs-node/dist/nodejs_kernel_backend.js'), 'utf8');
  const taken = new Set([...source.matchAll(/\butil_1\.(\w+)/g)].map(([, name]) => name));
  expect([...taken].sort()).toEqual(['isArray', 'isNullOrUndefined']);
});
