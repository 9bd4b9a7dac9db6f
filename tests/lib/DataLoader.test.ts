import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataLoader, type ImageDataset, type Minibatch, tf } from '#lib';
import { randomDataset } from './dataset';

await tf.ready();

/** The indices of a minibatch's samples in a dataset whose pictures all differ. */
const indicesOf = ({ images }: Minibatch, dataset: ImageDataset) =>
  (images.arraySync() as number[][]).map((row) =>
    Array.from({ length: dataset.length }, (_, i) => i).find((i) =>
      row.slice(0, 8).every((pixel, p) => Math.abs(pixel * 255 - dataset.images[784 * i + p]) < 1e-3),
    ),
  );

test('each sample comes once an epoch, with its label, in batches; only the last one is smaller', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      (length, batchSize, shuffle) => {
        const dataset = randomDataset(length, 1);
        const loader = new DataLoader(dataset, { batchSize, shuffle, seed: 5 });
        const seen: (number | undefined)[] = [];
        const sizes: number[] = [];
        for (const batch of loader) {
          const indices = indicesOf(batch, dataset);
          expect([...batch.labels.dataSync()]).toEqual(indices.map((i) => dataset.labels[i ?? -1]));
          seen.push(...indices);
          sizes.push(batch.labels.size);
        }
        expect(sizes).toHaveLength(loader.length);
        expect(sizes.slice(0, -1).every((size) => size === batchSize)).toBe(true);
        if (!shuffle) expect(seen).toEqual([...Array(length).keys()]);
        expect(seen.sort((a = 0, b = 0) => a - b)).toEqual([...Array(length).keys()]);
      },
    ),
    { seed: 1, numRuns: 40 },
  );
});

test('pixels are divided by 255: from 0 to 1, float32', () => {
  const dataset = { ...randomDataset(2, 0), images: Uint8Array.from({ length: 2 * 784 }, (_, i) => i % 256) };
  for (const { images, labels } of new DataLoader(dataset, { batchSize: 2 })) {
    expect([...images.dataSync()]).toEqual(Array.from(dataset.images, (pixel) => Math.fround(pixel / 255)));
    expect([images.dtype, labels.dtype]).toEqual(['float32', 'int32']);
    expect([images.shape, labels.shape]).toEqual([[2, 784], [2]]);
  }
});

test('each epoch has another order; the same seed gives the same orders, another seed others', () => {
  const dataset = randomDataset(30, 2);
  const epochs = (seed: number) => {
    const loader = new DataLoader(dataset, { batchSize: 30, shuffle: true, seed });
    return [0, 1, 2].map(() => Array.from(loader, (batch) => indicesOf(batch, dataset)).join());
  };
  expect(new Set(epochs(0)).size).toBe(3);
  expect(epochs(0)).toEqual(epochs(0));
  expect(new Set([...epochs(0), ...epochs(1)]).size).toBe(6);
});

test('a minibatch is freed when the loop moves on, breaks or throws', () => {
  const loader = new DataLoader(randomDataset(10, 3), { batchSize: 3 });
  const before = tf.memory().numTensors;
  for (const _ of loader) expect(tf.memory().numTensors).toBe(before + 2);
  for (const _ of loader) break;
  expect(() => {
    for (const _ of loader) throw new Error('mine');
  }).toThrow('mine');
  expect(tf.memory().numTensors).toBe(before);
});

test.each([0, -1, 2.5, Number.NaN, Infinity])('batchSize %d is refused', (batchSize) => {
  expect(() => new DataLoader(randomDataset(10, 0), { batchSize })).toThrow(
    new RangeError(`Cannot batch 10 images: batchSize must be a whole number >= 1, got ${batchSize}`),
  );
});

test('a batchSize above the number of samples gives one minibatch of all', () => {
  const loader = new DataLoader(randomDataset(4, 0), { batchSize: 60_001 });
  expect(Array.from(loader, ({ labels }) => labels.shape)).toEqual([[4]]);
});

const dataset = randomDataset(3, 0);
test.each([
  ['an empty dataset', { ...dataset, length: 0 }, 'length must be >= 1, got 0'],
  ['a label of 10', { ...dataset, labels: Uint8Array.of(1, 10, 2) }, 'labels must be 0 – 9, got 10 at 1'],
  ['too few labels', { ...dataset, labels: Uint8Array.of(1) }, 'got 1 and 2352'],
  ['too few pixels', { ...dataset, images: new Uint8Array(784) }, 'got 3 and 784'],
])('DataLoader refuses %s', (_, bad, reason) => {
  expect(() => new DataLoader(bad, { batchSize: 2 })).toThrow(RangeError);
  expect(() => new DataLoader(bad, { batchSize: 2 })).toThrow(reason);
});

test('DataLoader refuses a seed that is no whole number at once, not in the first epoch', () => {
  expect(() => new DataLoader(dataset, { batchSize: 2, shuffle: true, seed: 0.5 })).toThrow(RangeError);
});
