import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { kernelRatios } from '../../bench/kernel.mjs';
import { BARS, BATCH_SIZES, markdown, median, ratios } from '../../bench/report.mjs';
import { siteRatios } from '../../bench/site.mjs';
import { trainingRatios } from '../../bench/training.mjs';
import { widgetTimes } from '../../bench/widgets.mjs';

const contenders = {
  experiment: 1,
  lesson: 6,
  pytorchTextbook: 12,
  pytorchMemory1: 4,
  pytorchMemory2: 3,
  pytorchHand: 2,
  numpy: 5,
};
const epochs = Object.fromEntries(
  Object.entries(contenders).map(([name, seconds]) => [
    name,
    Object.fromEntries(BATCH_SIZES.map((size) => [size, [seconds, seconds / 2, seconds * 2]])),
  ]),
);
const gridRuns = { batchSizes: [1, 4], seeds: [0, 1, 2], epochs: 5 };
const kernel = {
  'ipykernel: start, s': [0.5],
  'kernel: start, s': [1],
  'TensorFlow.js alone: load and one operation, s': [1],
  'kernel: first import of #lib, s': [1.5],
  'kernel: a plain cell after it, s': [0.02],
  'kernel: the same import again, s': [0.05],
  'kernel: import after an edit of lib, s': [0.3],
  '05-one-epoch: memory at rest, MB': [400],
};
const guard = { addition: 1.1, dot: 1.2, matrix: 1.2, text: 1, each: 0.5, push: 1.4, once: 1 };
const firefox = { first: 9, warm: 4, epoch: 18, grid: 55 };
const site = { transferred: 7e6, first: 8, warm: 3, epoch: 12, grid: 50, size: 5e7, guard, moves: {}, firefox };
const measured = {
  ...ratios(epochs, { grid: [9], evaluation: [0.01], gridRuns }),
  ...kernelRatios(kernel, median),
  ...siteRatios(site, 6),
  ...widgetTimes({ logits: [3, 1, 2], line: [4], matrix: [5] }, median),
  ...trainingRatios({ plain: [1, 2, 4], driven: [1.5, 2, 5], frame: [0.05, 0.06, 0.08] }, median),
};

test('ratios are of medians, and those that have a bar are among them', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(measured['experiment/pytorchBest@1']).toBeCloseTo(1 / 3);
  expect(measured['lesson/pytorchTextbook@256']).toBe(0.5);
  expect(measured['grid/pytorchBest']).toBeCloseTo(9 / (2 * 15 * 3));
  expect(measured['evaluate ms']).toBe(10);
  expect(measured['kernel/readyToIpykernel']).toBe(2);
  expect(measured).toMatchObject({ 'site/transferredMB': 7, 'site/epochToInstalled': 2, 'site/sizeMB': 50 });
  expect(measured).toMatchObject({ 'firefox/firstCellAgain s': 4, 'firefox/epochToInstalled': 3 });
  expect(measured).toMatchObject({ 'training/drivenToPlain': 1.25, 'training/frame ms': 60, 'widget/logits ms': 2 });
  const ofGrading = (name: string) => name.startsWith('grading/'); // grading/tests/test_cost.py has them
  const names = Object.keys(BARS).filter((name) => !ofGrading(name));
  expect(Object.keys(measured)).toEqual(expect.arrayContaining(names));
});

test('the table tells medians, spread, extrapolation and bars', () => {
  const versions = { Node: '20' };
  const text = markdown({ epochs, whole: { 'grid, s': [9] }, ratios: measured, versions, steps: { numpy: { 1: 7 } } });
  expect(text).toContain('| numpy | 5 (2.5 – 10) * | 5 (2.5 – 10) |');
  expect(text).toContain('numpy 7 at 1.');
  expect(text).toContain('| experiment/pytorchBest@1 | 0.333 | 0.03 | missed |');
  expect(text).toContain('| evaluate ms | 10 | 20 | held |');
});

test('the two ways run outside a notebook, without PyTorch', () => {
  const script = `
    const { evaluationSeconds, experimentSeconds, lessonSeconds } = await import('./bench/ours.mjs');
    console.log(JSON.stringify([lessonSeconds(256, 2), await experimentSeconds(512), evaluationSeconds()]));`;
  const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const seconds = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  for (const value of seconds) expect(value).toBeGreaterThan(0);
});
