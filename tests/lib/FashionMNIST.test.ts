import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CLASSES, FASHION_CLASSES, FashionMNIST } from '#lib';

const test10k = new FashionMNIST({ train: false });
const originals = process.env.FASHION_MNIST_DIR || join(__dirname, '../../data/fashion-mnist');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fashion-'));
  for (const part of ['images-idx3', 'labels-idx1']) {
    const name = `t10k-${part}-ubyte.gz`;
    cpSync(join(originals, name), join(folder, name));
  }
  vi.stubEnv('FASHION_MNIST_DIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const labels = () => join(folder, 't10k-labels-idx1-ubyte.gz');

test('the training set holds 6,000 pictures of each class, the test set 1,000', () => {
  vi.unstubAllEnvs();
  for (const [dataset, each] of [
    [new FashionMNIST({ train: true }), 6000],
    [test10k, 1000],
  ] as const) {
    const counts = Array(10).fill(0);
    for (const label of dataset.labels) counts[label]++;
    expect(counts).toEqual(Array(10).fill(each));
    expect(dataset.length).toBe(10 * each);
    expect(dataset.images).toHaveLength(10 * each * 784);
  }
});

test('there are as many names as classes', () => {
  expect(FASHION_CLASSES).toHaveLength(CLASSES);
});

test('pictures and labels belong together: trousers are narrow, bags are wide', () => {
  const meanPixel = (label: number, column: number) => {
    const of = [...test10k.labels.keys()].filter((i) => test10k.labels[i] === label);
    return of.reduce((sum, i) => sum + test10k.images[784 * i + 28 * 20 + column], 0) / of.length;
  };
  expect(test10k.classes[1]).toBe('Trouser');
  expect(test10k.classes[8]).toBe('Bag');
  expect(meanPixel(1, 3)).toBeLessThan(10);
  expect(meanPixel(8, 3)).toBeGreaterThan(100);
});

test('FASHION_MNIST_DIR names the folder', () => {
  expect(new FashionMNIST({ train: false }).labels).toEqual(test10k.labels);
});

test('a missing file is named, with the remedy', () => {
  rmSync(labels());
  expect(() => new FashionMNIST({ train: false })).toThrow(`${labels()} is missing; run npm start`);
});

test('a file with other content is named, with both sums', () => {
  writeFileSync(labels(), gzipSync('something else'));
  const expected = '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34';
  expect(() => new FashionMNIST({ train: false })).toThrow(
    `${labels()} is damaged; the SHA-256 of its content must be ${expected}, found`,
  );
});

test('a file cut short is damaged, whatever unpacks of it', () => {
  truncateSync(labels(), 1000);
  expect(() => new FashionMNIST({ train: false })).toThrow('found no whole gzip file');
  truncateSync(labels(), 0);
  expect(() => new FashionMNIST({ train: false })).toThrow('is damaged');
});
