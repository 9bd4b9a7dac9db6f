import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

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
  expect(first / 1024).toBeLessThan(600);
  expect((second - first) / 1024).toBeLessThan(40); // another copy of the pixels would be 70 MiB
}, 180_000);
