import { describe, expect, test } from 'vitest';
import { batchSizeCurves, type EpochRecord, epochCurves, type Figure, gradientNoise } from '#lib';

const traces = (figure: Figure) => figure.spec.data as { name: string; x: number[]; y: number[]; fill?: string }[];
const named = (figure: Figure, name: string) => traces(figure).filter((trace) => trace.name === name);

/** A record of batch size 4, 100 updates an epoch. */
function record(seed: number, epoch: number, testAccuracy: number, more: Partial<EpochRecord> = {}): EpochRecord {
  const unused = { trainLoss: 0, trainAccuracy: 0, testLoss: 0, lossNoise: 0, diverged: false };
  return { ...unused, batchSize: 4, seed, epoch, updates: 100 * epoch, seconds: epoch + seed, testAccuracy, ...more };
}

describe('batchSizeCurves()', () => {
  const two = [record(0, 1, 0.5), record(0, 2, 0.6), record(1, 1, 0.7), record(1, 2, 0.65)];

  test('draws the mean over the seeds, and a band from the least to the largest', () => {
    const figure = batchSizeCurves(two, { against: ['epoch', 'seconds'] });
    const [bandByEpoch, bandBySecond, byEpoch, bySecond] = named(figure, 'batch size 4');
    expect(byEpoch).toMatchObject({ x: [1, 2], y: [0.6, 0.625] });
    expect(bySecond).toMatchObject({ x: [1.5, 2.5], y: [0.6, 0.625] });
    expect(bandByEpoch).toMatchObject({ x: [1, 2, 2, 1], y: [0.7, 0.65, 0.6, 0.5], fill: 'toself' });
    expect(bandBySecond.x).toEqual([1.5, 2.5, 2.5, 1.5]);
    expect(figure.text).toBe(
      'Test accuracy after 2 epochs, mean over 2 seeds (least to largest): 0.625 (0.600 to 0.650) at batch size 4.',
    );
  });

  test('ends with ✕ where a seed diverged, though its accuracy is a number, and says so', () => {
    const figure = batchSizeCurves([...two.slice(0, 3), record(1, 2, 0.1, { diverged: true })], {
      against: ['updates'],
    });
    expect(named(figure, 'batch size 4, diverged').slice(1)).toMatchObject([
      { x: [100], y: [0.6] },
      { x: [100], y: [0.6], marker: { symbol: 'x' } },
    ]);
    expect(figure.text).toMatch(/: diverged at batch size 4\.$/);
  });

  test('shows a batch size that diverged from the first epoch on as ✕ at the top, in the legend', () => {
    const wild = [1, 2].map((epoch) => record(0, epoch, Number.NaN, { batchSize: 64, diverged: true }));
    const [cross] = named(batchSizeCurves([...two, ...wild], { against: ['epoch'] }), 'batch size 64, diverged').slice(
      -1,
    );
    expect(cross).toMatchObject({ x: [1], y: [0.625], marker: { symbol: 'x' }, showlegend: true });
  });

  test('refuses no records and no comparison', () => {
    expect(() => batchSizeCurves([])).toThrow(
      new RangeError('Cannot draw runs: at least 1 record and 1 way to compare are needed, got 0 and 2'),
    );
    expect(() => batchSizeCurves(two, { against: [] })).toThrow('got 4 and 0');
  });
});

describe('gradientNoise()', () => {
  const measured = [1, 4, 4, 16].map((batchSize, i) => ({ batchSize, noise: [9, 3, 5, 2][i] }));

  test('draws means, single measurements, and 1/√B through the largest size', () => {
    const figure = gradientNoise(measured);
    expect(named(figure, 'mean')).toMatchObject([{ x: [1, 4, 16], y: [9, 4, 2] }]);
    expect(named(figure, '1/√B')).toMatchObject([{ x: [1, 4, 16], y: [8, 4, 2] }]);
    expect(named(figure, 'measured')).toMatchObject([{ x: [1, 4, 4, 16], y: [9, 3, 5, 2], mode: 'markers' }]);
    expect(figure.spec.layout).toMatchObject({ xaxis: { type: 'log' }, yaxis: { type: 'log' } });
  });

  test.each([
    [[{ batchSize: 1, noise: 1 }], 'at least 2 batch sizes are needed, got 1'],
    [[...measured, { batchSize: 512, noise: Number.NaN }], 'it must be a number > 0, got NaN at batch size 512'],
  ])('refuses %j', (wrong, message) => {
    expect(() => gradientNoise(wrong)).toThrow(RangeError);
    expect(() => gradientNoise(wrong)).toThrow(message);
  });
});

test('epochCurves() draws training and test alike in both panels, and refuses nothing', () => {
  const epochs = [1, 2].map((epoch) => ({
    epoch,
    trainLoss: 2,
    trainAccuracy: 0.5,
    testLoss: 3,
    testAccuracy: 0.25 * epoch,
  }));
  const [loss, accuracy] = named(epochCurves(epochs), 'test') as object[];
  expect(loss).toMatchObject({ x: [1, 2], y: [3, 3], yaxis: 'y', line: { dash: 'dash' } });
  expect(accuracy).toMatchObject({ x: [1, 2], y: [0.25, 0.5], yaxis: 'y2', line: { dash: 'dash' } });
  expect(() => epochCurves([])).toThrow(new RangeError('Cannot draw epochs: there must be at least 1, got 0'));
});
