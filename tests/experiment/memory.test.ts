import { expect, test } from 'vitest';
import { compareBatchSizes, FashionMNIST, tf } from '#lib';

// A file of its own, for a process of its own: the peak is the whole process's.
test('one copy of the pixels: the grid of exercise 4 stays below 600 MiB', async () => {
  const data = { train: new FashionMNIST({ train: true }), test: new FashionMNIST({ train: false }) };
  const grid = { ...data, batchSizes: [1, 4, 16, 512], seeds: [0, 1, 2], epochs: 5 };
  const tensors = tf.memory().numTensors;
  expect(await compareBatchSizes(grid)).toHaveLength(60);
  expect(await compareBatchSizes({ ...grid, epochs: 1 })).toHaveLength(12); // again: it must not pile up
  expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(600); // maxRSS is in KiB
  expect(tf.memory().numTensors).toBe(tensors);
}, 180_000);
