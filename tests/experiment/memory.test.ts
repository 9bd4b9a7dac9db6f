import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KernelClient } from '../kernel/kernelClient';

// Node 24 alone takes 40 MiB more than Node 20, and the compiler's code for lib as much again.
const MOST = Number.parseInt(process.versions.node, 10) < 24 ? 600 : 680;

// In a process of its own, without the test runner: what is measured is the whole process's peak, in KiB.
const script = `
  const { lib } = await import('./bench/loadLib.mjs');
  const data = { train: new lib.FashionMNIST({ train: true }), test: new lib.FashionMNIST({ train: false }) };
  const tensors = lib.tf.memory().numTensors;
  const { length } = await lib.compareBatchSizes({ ...data, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 5 });
  const first = process.resourceUsage().maxRSS;
  await lib.compareBatchSizes({ ...data, batchSizes: [512], seeds: [0], epochs: 1 });
  const kept = lib.tf.memory().numTensors - tensors;
  console.log(JSON.stringify({ length, first, second: process.resourceUsage().maxRSS, kept }));`;

test('one copy of the pixels: the grid of exercise 4 stays below 600 MiB, and the next experiment adds nothing', () => {
  const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const { length, first, second, kept } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(length).toBe(60);
  expect(kept).toBe(0);
  expect(first / 1024).toBeLessThan(MOST);
  expect((second - first) / 1024).toBeLessThan(40); // another copy of the pixels would be 70 MiB
}, 180_000);

// The kernel itself, with TypeScript's compiler and TensorFlow's library, comes to some 500 MiB when lib is imported.
test.runIf(process.env.CI && process.platform === 'linux')(
  'in the kernel the grid of exercise 4 adds less than 200 MiB',
  async () => {
    const kernel = await KernelClient.start();
    const peak = () => {
      const status = readFileSync(`/proc/${kernel.process.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    };
    await kernel.execute(`import { compareBatchSizes, FashionMNIST } from '#lib';
    const data = { train: new FashionMNIST({ train: true }), test: new FashionMNIST({ train: false }) };`);
    const before = peak();
    const { result } = await kernel.execute(
      '(await compareBatchSizes({ ...data, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 5 })).length',
    );
    const added = peak() - before;
    kernel.close();
    expect(result).toBe('60');
    expect(added).toBeLessThan(200); // 72 are the pixels
  },
  180_000,
);
