import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freePort } from '../freePort';
import { FreshClone, type Running } from './freshClone';

const root = path.join(__dirname, '../..');
const isCI = process.env.CI === 'true';
const patience = { timeout: 420_000 }; // for a busy machine; on an idle one a stage takes some 20 s

/** Takes minutes and downloads half a gigabyte, so it is skipped without CI=true. The tests build on each other. */
describe.runIf(isCI)('a fresh clone: ordinary user, read-only home, Hebrew and a space in the path', patience, () => {
  const clone = new FreshClone(root);
  afterAll(() => clone.remove(), 240_000); // 150,000 files

  test('without a network the first start says so and ends with exit code 1', async () => {
    const run = clone.start(await freePort(), { offline: true });
    expect(await run.ended).toBe(1);
    expect(run.printed()).toMatch(/✗ npm ci failed: there is no network.*\n.*connect .*run again/);
    expect(run.printed()).not.toMatch(/^\s+at /m);
  });

  test.each([
    { stage: 'npm ci', seconds: 3, whom: 'set-up alone' },
    { stage: 'JupyterLab in .venv', seconds: 5, whom: 'all of it' },
    { stage: 'the native library', seconds: 4, whom: 'set-up alone' },
  ])('killed $seconds s into $stage, $whom', async ({ stage, seconds, whom }) => {
    const run = clone.start(await freePort());
    try {
      await prints(run, stage, 300_000);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      if (whom === 'set-up alone') clone.killSetUpAlone();
    } catch (error) {
      run.kill();
      throw error;
    }
    if (whom === 'all of it') run.kill();
    await run.ended;
    expect(run.printed()).not.toContain('?token=');
  });

  test('two at once then finish the work, one after the other, and both open JupyterLab', async () => {
    const runs = [clone.start(await freePort()), clone.start(await freePort())];
    try {
      for (const run of runs) await prints(run, '?token=', 400_000);
      const stages = runs.map(stageLines);
      expect(Math.min(...stages.map(({ length }) => length))).toBe(0); // one did it all
      expect(stages.flat().at(-1)).toMatch(/^… Fashion-MNIST: .* ✓ \d+\.\d s – from /);
      expect(runs.map((run) => run.printed()).join('')).toMatch(/Waiting for the set-up that process \d+ started/);
      await expectLabServes(runs[0]);
    } finally {
      for (const run of runs) run.kill();
    }
  });

  test('a second start, without a network, does no work and prints the address within seconds', async () => {
    const before = timesOfWork(clone.folder);
    const started = Date.now();
    const run = clone.start(await freePort(), { offline: true });
    try {
      await prints(run, '/lab/tree/notebooks/00-start-here.ipynb?token=', 60_000);
      expect(Date.now() - started).toBeLessThan(30_000); // 2.5 s on an idle machine
      expect(stageLines(run)).toEqual([]);
      expect(timesOfWork(clone.folder)).toEqual(before);
    } finally {
      run.kill();
    }
  });

  test('nothing was written into the home', () => {
    expect(readdirSync(clone.home)).toEqual([]);
  });
});

const stageLines = (run: Running) =>
  run
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('… '));

/** Waits until a program has printed a text. If it ends before, all that it printed is said at once. */
async function prints(run: Running, text: string, timeout: number): Promise<void> {
  const ended = run.ended.then((code) => {
    if (!run.printed().includes(text))
      throw new Error(`It ended with ${code} and never printed ${text}:\n${run.printed()}`);
  });
  await Promise.race([ended, expect.poll(run.printed, { timeout, interval: 100 }).toContain(text)]);
}

async function expectLabServes(run: Running): Promise<void> {
  const [, address, token] = /(http:\/\/127\.0\.0\.1:\d+)\/lab.*\?token=(\w+)/.exec(run.printed()) ?? [];
  expect((await fetch(`${address}/lab?token=${token}`)).status).toBe(200);
  const { kernelspecs } = await (await fetch(`${address}/api/kernelspecs?token=${token}`)).json();
  expect(kernelspecs.tslab.spec.display_name).toBe('TypeScript');
}

/** When the things that set-up makes last changed. */
function timesOfWork(project: string): number[] {
  const made = ['node_modules', '.venv', 'node_modules/@tensorflow/tfjs-node', 'data/fashion-mnist'];
  for (const folder of made) expect(existsSync(path.join(project, folder))).toBe(true);
  return made.map((folder) => statSync(path.join(project, folder)).mtimeMs);
}
