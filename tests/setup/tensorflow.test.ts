import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { tensorflowStage } from '../../tools/setup/tensorflow.mjs';
import { isNativeWorking } from '../../tools/setup/tensorflowScript.mjs';
import { temporaryFolder } from './temporaryFolder';

const root = path.join(__dirname, '../..');

/** A project with the package's own files only: no library, no cache, no download, no compiler. */
function projectWithoutAnyWay(): string {
  const project = temporaryFolder();
  const list = 'tools/python/tensorflow.txt';
  cpSync(path.join(root, list), path.join(project, list));
  mkdirSync(path.join(project, 'node_modules/@tensorflow/tfjs-node'), { recursive: true });
  vi.stubEnv('XDG_CACHE_HOME', path.join(project, 'cache'));
  vi.stubEnv('TFJS_NODE_CDN_STORAGE', 'http://127.0.0.1:9/');
  vi.stubEnv('PATH', path.join(project, 'no programs'));
  return project;
}

const report = () => {};

test('where no native way is open, one line says that it is WebAssembly, and why; not tried again until a compiler comes', async () => {
  const project = projectWithoutAnyWay();
  const stage = tensorflowStage(project, { PATH: process.env.PATH });
  expect(stage.isDone()).toBe(false);
  const started = Date.now();
  expect(await stage.run(report)).toMatch(/^WebAssembly, since its download cannot be reached \(.+\), and t/);
  expect(Date.now() - started).toBeLessThan(10_000);
  expect(stage.isDone()).toBe(true);

  vi.unstubAllEnvs();
  expect(tensorflowStage(project, process.env).isDone()).toBe(false); // g++ is in PATH now
});

test.each(['wasm', 'cpu'])(
  'SOFTMAX_BACKEND=%s leaves the native library out, and a start without it makes up for it',
  async (forced) => {
    const project = projectWithoutAnyWay();
    const stage = tensorflowStage(project, { SOFTMAX_BACKEND: forced });
    expect(await stage.run(report)).toBe(`left out, SOFTMAX_BACKEND asks for ${forced}`);
    expect(stage.isDone()).toBe(true);
    expect(tensorflowStage(project, {}).isDone()).toBe(false);
  },
);

test('SOFTMAX_BACKEND=tensorflow insists: no native library is a failure', async () => {
  const stage = tensorflowStage(projectWithoutAnyWay(), { SOFTMAX_BACKEND: 'tensorflow' });
  await expect(stage.run(report)).rejects.toThrow('SOFTMAX_BACKEND=tensorflow insists on it: WebAssembly, since');
  expect(stage.isDone()).toBe(false);
});

const addon = path.join(root, 'node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node');

test.skipIf(!existsSync(addon))(
  'the native library of this project computes (skipped where set-up fell back)',
  async () => {
    await expect(isNativeWorking(root)).resolves.toBeUndefined();
  },
);
