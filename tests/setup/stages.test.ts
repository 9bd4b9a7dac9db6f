import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { childEnvironment } from '../../tools/setup/childEnvironment.mjs';
import { cacheFolder } from '../../tools/setup/folders.mjs';
import { isInstalled } from '../../tools/setup/npmPackages.mjs';
import { runStage } from '../../tools/setup/stage.mjs';
import { hashOf, isStamped, writeWhole } from '../../tools/setup/stamp.mjs';
import { temporaryFolder } from './temporaryFolder';

function screen(isTTY: boolean) {
  const written: string[] = [];
  const out = { isTTY, columns: 60, write: (text: string) => written.push(text) };
  return { out: out as unknown as NodeJS.WriteStream, text: () => written.join('') };
}

const stage = (run: (report: (progress: string) => void) => Promise<string | undefined>) => ({
  label: 'Stage',
  isDone: () => false,
  run,
});

test('a stage is one line: label, dots while it is long, seconds, outcome', async () => {
  vi.useFakeTimers();
  const { out, text } = screen(false);
  const running = runStage(
    stage(() => new Promise((done) => setTimeout(() => done('well'), 5000))),
    out,
  );
  await vi.advanceTimersByTimeAsync(5000);
  await running;
  vi.useRealTimers();
  expect(text()).toBe('… Stage .. ✓ 5.0 s – well\n');
});

test('on a terminal a sign turns, with the progress that the stage reports', async () => {
  vi.useFakeTimers();
  const { out, text } = screen(true);
  const run = async (report: (progress: string) => void) => {
    report('███░ 75 %');
    await new Promise((done) => setTimeout(done, 1000));
    return undefined;
  };
  const running = runStage(stage(run), out);
  await vi.advanceTimersByTimeAsync(1000);
  await running;
  vi.useRealTimers();
  expect(text()).toContain('⠙ Stage ███░ 75 %  0 s');
  expect(text().split('\x1b[2K').at(-1)).toBe('✓ Stage  1.0 s\n');
});

test('a stage that fails ends its line and hands the failure on', async () => {
  const { out, text } = screen(false);
  await expect(
    runStage(
      stage(() => Promise.reject(new Error('no'))),
      out,
    ),
  ).rejects.toThrow('no');
  expect(text()).toMatch(/^… Stage {2}✗ 0\.0 s\n$/);
});

test('a stamp holds for the inputs it names only, and leaves no other file', () => {
  const folder = temporaryFolder();
  const [input, stamp] = [path.join(folder, 'input'), path.join(folder, 'stamp')];
  writeWhole(input, 'one');
  writeWhole(stamp, hashOf(input));
  expect(isStamped(stamp, hashOf(input))).toBe(true);
  writeWhole(input, 'two');
  expect(isStamped(stamp, hashOf(input))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(['input', 'stamp']);
  expect(readFileSync(input, 'utf8')).toBe('two');
});

test.each([
  ['the same', { version: '1.0.0' }, true],
  ['another version', { version: '1.0.1' }, false],
  ['missing', undefined, false],
])('a package that is %s is installed: %s, %s', (_what, installed, expected) => {
  const found = installed && { 'node_modules/a': installed };
  expect(isInstalled({ '': {}, 'node_modules/a': { version: '1.0.0' } }, found ?? {})).toBe(expected);
});

test('a package for another platform need not be installed', () => {
  expect(isInstalled({ 'node_modules/a': { version: '1.0.0', optional: true } }, {})).toBe(true);
});

test('caches go by XDG’s rules, and into the project where home is read-only', () => {
  const cache = temporaryFolder();
  expect(cacheFolder('/course', { XDG_CACHE_HOME: cache })).toBe(path.join(cache, 'softmax-notebooks'));
  vi.stubEnv('HOME', '/dev/null/nobody'); // even root cannot write there
  expect(cacheFolder('/course', {})).toBe('/course/.cache/softmax-notebooks');
  const env = childEnvironment('/course', {});
  const places = [
    env.npm_config_cache,
    env.PIP_CACHE_DIR,
    env.JUPYTER_RUNTIME_DIR,
    env.JUPYTER_CONFIG_DIR,
    env.IPYTHONDIR,
  ];
  for (const place of places) expect(place).toMatch(/^\/course\/\.cache\//);
  vi.unstubAllEnvs();
});
