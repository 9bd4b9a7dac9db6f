import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  breakdown,
  durations,
  type Figure,
  formulaErrors,
  imageGrid,
  learningRateSlider,
  learningRates,
  lineChart,
  lossAlongLine,
  movedLogit,
  tf,
} from '#lib';
import { greyPng } from '../../../../lib/show/figures/greyPng';

await tf.ready();

/** What a trace draws, by its name. */
function drawn(figure: Figure, name: string): { x: number[]; y: number[]; text?: string[] } {
  return figure.spec.data.find((trace) => trace.name === name) as never;
}

const picture = Uint8Array.from({ length: 784 }, (_, i) => (i % 28) * 9);
test('breakdown() finds the limits of exp in both precisions', () => {
  const limits = { float32: [88.7228, 103.9721 / 2], float64: [709.7827, 745.1332 / 2] }; // ln of largest number, of half the smallest
  for (const [precision, [overflow, underflow]] of Object.entries(limits)) {
    const [quotient, shiftedQuotient, difference, shiftedDifference] = drawn(breakdown(), precision).x;
    for (const value of [quotient, shiftedQuotient]) expect(value).toBeCloseTo(underflow, 1);
    expect(difference).toBeCloseTo(overflow, 3);
    expect(shiftedDifference).toBe(1e4);
  }
});

test('formulaErrors(): the shifted difference errs by two ulps at most up to 1000, the others end where they break', () => {
  const figure = formulaErrors({ seed: 1 });
  const end = (name: string) => Math.max(...drawn(figure, name).x);
  expect(Math.max(...drawn(figure, 'z − logSumExp, shifted').y)).toBeLessThan(2);
  expect(end('z − logSumExp, shifted')).toBe(1000);
  expect(end('z − logSumExp')).toBeLessThan(88.73);
  expect(end('log(softmax), shifted')).toBeLessThan(52);
  expect(Math.max(...drawn(figure, 'log(softmax), shifted').y)).toBeGreaterThan(100); // subnormal before it breaks
});

test('movedLogit() draws probabilities that sum to 1, and their logarithms', () => {
  const { data } = movedLogit([0, 1, 2], 0).spec as { data: { y: number[] }[] };
  const [probabilities, logProbs] = [data.slice(0, 3), data.slice(3)];
  for (const i of [0, 60, 120]) {
    expect(probabilities.reduce((sum, { y }) => sum + y[i], 0)).toBeCloseTo(1, 3);
    for (const k of [0, 1, 2]) expect(Math.exp(logProbs[k].y[i])).toBeCloseTo(probabilities[k].y[i], 3);
  }
  expect(() => movedLogit([0, 1], 2)).toThrow('Cannot move logit 2: the row has 2 logits');
});

test('lineChart() ends a line with ✕ at its last finite value, and tells lines apart by more than colour', () => {
  const lines = [
    { name: 'breaks', x: [1, 2, 3], y: [5, 6, Number.NaN] },
    { name: 'holds', x: [1, 2, 3], y: [1, 1, 1] },
  ];
  const { data } = lineChart([{ lines, xTitle: 'x', yTitle: 'y' }], { title: 't', text: 'T.' }).spec;
  expect(data).toMatchObject([
    { x: [1, 2], y: [5, 6] },
    { x: [2], y: [6], marker: { symbol: 'x' } },
    { x: [1, 2, 3], y: [1, 1, 1] },
  ]);
  expect(new Set(data.map((trace) => (trace as { line?: { dash: string } }).line?.dash)).size).toBe(3);
  const never = { name: 'never', x: [1, 2], y: [Number.NaN, 1] };
  const { data: all } = lineChart([{ lines: [...lines, never], xTitle: 'x', yTitle: 'y' }], {
    title: 't',
    text: 'T.',
  }).spec;
  expect(all[3]).toMatchObject({ name: 'never', x: [1], y: [6], marker: { symbol: 'x' }, showlegend: true }); // not nothing
  expect(() => lineChart([], { title: '', text: '' })).toThrow('Cannot draw lines');
});

test('lossAlongLine() says whether the chord lies above', () => {
  const at = (losses: number[]) => lossAlongLine({ positions: [0, 0.5, 1], losses, accuracies: [0, 0, 0] }).text;
  expect(at([2, 0.9, 1])).toContain('below the chord');
  expect(at([1, 2, 1])).toContain('rises above the chord');
});

test('lossAlongLine() draws the accuracy as a staircase, and says that it stays where it does', () => {
  const figure = lossAlongLine({ positions: [0, 0.5, 1], losses: [2, 1, 2], accuracies: [0.5, 0.5, 0.5] });
  expect(figure.spec.data.find(({ name }) => name === 'accuracy')).toMatchObject({ line: { shape: 'hvh' } });
  expect(figure.text).toMatch(/; the accuracy is the same throughout\.$/);
});

test('lineChart() draws a smooth curve as one, however closely it looks', () => {
  const x = Array.from({ length: 101 }, (_, i) => 0.5 + i / 1e6);
  const lines = [{ name: 'square', x, y: x.map((value) => value ** 2) }];
  const figure = lineChart([{ lines, xTitle: 'x', yTitle: 'y' }], { title: 't', text: 'T.' });
  expect(new Set(drawn(figure, 'square').x).size).toBe(101);
  expect(new Set(drawn(figure, 'square').y).size).toBe(101);
});

test('learningRates() draws every loss, and their moving mean', () => {
  const losses = [2, 9, 1, 8, 2];
  const [points, line] = learningRates([{ learningRate: 9, losses }]).spec.data as { y: number[]; mode: string }[];
  expect(points).toMatchObject({ y: losses, mode: 'markers' });
  expect(line.mode).toBe('lines');
  expect(Math.max(...line.y)).toBeLessThan(9);
  expect(learningRates([{ learningRate: 9, losses }]).text).toContain('5.00 and 8.0 at learning rate 9');
});

test('learningRateSlider() has a state for each run, all on the same axes, and begins with the best', () => {
  const runs = [0.1, 1, 9].map((learningRate, i) => ({
    learningRate,
    losses: [
      [2, 2],
      [2, 1],
      [2, Infinity],
    ][i],
  }));
  const { data, layout, frames } = learningRateSlider(runs).spec;
  expect(frames?.map(({ name }) => name)).toEqual(['0.1', '1', '9']);
  expect(layout.sliders?.[0].active).toBe(1);
  expect(data).toEqual(frames?.[1].data);
  expect(frames?.map(({ data = [] }) => data.length)).toEqual([3, 3, 3]);
  expect(layout.yaxis?.range?.map((end) => 10 ** Number(end))).toEqual([expect.closeTo(1 / 1.1), expect.closeTo(2.2)]);
  expect(frames?.[2].layout?.title).toEqual({ text: 'η = 9: diverged' });
  expect(() => learningRateSlider([])).toThrow('there must be at least 1 run, got 0');
});

test('learningRates() says that a training diverged', () => {
  expect(learningRates([{ learningRate: 9, losses: [2, 5, Number.POSITIVE_INFINITY] }]).text).toContain(
    'diverged at learning rate 9',
  );
});

test('imageGrid() refuses what is no picture, and centres a caption over its picture', async () => {
  expect(() => imageGrid([])).toThrow('Cannot draw pictures: there must be at least 1, got 0');
  expect(() => imageGrid([new Uint8Array(28)])).toThrow('each must have 784 pixels, got 28');
  expect(() => imageGrid([picture], { captions: ['a', 'b'] })).toThrow('Cannot draw 1 pictures: got 2 captions');
  const { images, annotations } = imageGrid([picture, picture], { captions: ['', 'Bag'] }).spec.layout;
  expect(images?.[0].sizex).toBeCloseTo(140 + (140 * 28) / 30, 6);
  expect(annotations?.[0].x).toBeCloseTo(140 + (140 * 28) / 30 / 2, 6);
});

test('greyPng() holds the pixels, zoomed, and transparency', () => {
  const png = Buffer.from(greyPng([[7, null]], 2).split(',')[1], 'base64');
  const start = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const row = [0, 7, 7, 7, 255, 7, 7, 7, 255, 0, 0, 0, 0, 0, 0, 0, 0]; // its filter, then red, green, blue, alpha
  expect([...rows]).toEqual([...row, ...row]);
});

test('durations() writes each bar in the unit that suits, and knows neither no time nor a missing one', () => {
  const { text } = drawn(durations(['a', 'b', 'c'], { here: [1.234e-5, 0.0205, 3] }, { title: 'Times' }), 'here');
  expect(text).toEqual(['12.3 µs', '20.5 ms', '3 s']);
  expect(() => durations(['a'], { here: [0] }, { title: '' })).toThrow('durations of here: 1 numbers above 0');
  expect(() => durations(['a', 'b'], { here: [1] }, { title: '' })).toThrow('2 numbers above 0 are needed, got [1]');
  expect(() => durations(['a'], {}, { title: '' })).toThrow('at least 1 group');
});
