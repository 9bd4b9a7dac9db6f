import { execFile } from 'node:child_process';
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

/** Runs the tests of the mathematics and of danfo.js in a process that is told its backend. */
async function runWith(SOFTMAX_BACKEND: string) {
  const files = ['backends', 'logSoftmax', 'nllLoss', 'backward', 'DataLoader', 'training', 'dataFrame'];
  const args = [vitest, 'run', ...files.map((file) => `tests/lib/${file}.test.ts`), '--reporter=dot'];
  const env = { ...process.env, SOFTMAX_BACKEND, NO_COLOR: '1' };
  return promisify(execFile)(process.execPath, args, { cwd: root, env }).catch((error) => error);
}

if (!forced) {
  test.each(['wasm', 'cpu'])('all of it works on %s', async (name) => {
    const { stdout } = await runWith(name);
    expect(stdout).toMatch(/Test Files +7 passed/);
  });

  test('an unknown backend is refused by name', async () => {
    const { stdout, stderr } = await runWith('gpu');
    expect(stdout + stderr).toContain('SOFTMAX_BACKEND must be tensorflow, wasm or cpu, got "gpu"');
  });
}
