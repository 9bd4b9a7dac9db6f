import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { curves, movingMean, uniform } from '#lib';

const next = uniform(1);
const epoch = Array.from({ length: 235 }, (_, i) => ({
  loss: 0.6 + 1.7 * Math.exp(-i / 30) + 0.2 * (next() - 0.5),
  accuracy: 0.8 - 0.7 * Math.exp(-i / 20) + 0.1 * (next() - 0.5),
}));
const display = (value: object) => (value as Record<symbol, () => object>)[Symbol.for('Jupyter.display')]();

test('a figure is shown as plotly’s JSON, as SVG and as a sentence', async () => {
  const bundle = await display(curves(epoch, { title: 'One epoch' }));
  expect(Object.keys(bundle)).toEqual(['application/vnd.plotly.v1+json', 'image/svg+xml', 'text/plain']);
  expect(JSON.parse(JSON.stringify(bundle))['application/vnd.plotly.v1+json'].data).toHaveLength(4);
  expect(Object.values(bundle)[2]).toMatch(
    /^One epoch, 235 minibatches; mean of the last 20: loss 0\.\d{3}, accuracy 0\.\d{3}\.$/,
  );
});

test('the SVG is whole, small, and the same each time', async () => {
  const svg = await curves(epoch).svg();
  const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
  expect(document.documentElement.tagName).toBe('svg');
  expect(document.documentElement.textContent).toContain('minibatch');
  expect(svg.length).toBeLessThan(100_000);
  expect(await curves(epoch).svg()).toBe(svg);
});

test('all 235 points of each curve are in the SVG', async () => {
  const svg = await curves(epoch).svg();
  const dots = [...svg.matchAll(/<path d="([^"]*)" style="[^"]*stroke-linecap: round/g)].map(
    ([, d]) => d.split('h0').length - 1,
  );
  expect(dots).toEqual([235, 235]);
});

test('a long training is thinned out: its SVG stays below 100 kB', async () => {
  const long = Array.from({ length: 60_000 }, (_, i) => ({ loss: 2 + Math.sin(i), accuracy: 0.5 + Math.cos(i) / 2 }));
  expect((await curves(long).svg()).length).toBeLessThan(100_000);
});

test('two figures share no name in their SVGs, which may stand in one page', async () => {
  const idsOf = (svg: string) => [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  const [one, two] = [idsOf(await curves(epoch).svg()), idsOf(await curves(epoch.slice(0, 100)).svg())];
  expect(one.length).toBeGreaterThan(0);
  expect(one.filter((id) => two.includes(id))).toEqual([]);
});

test('a figure is transparent and its texts are grey, for light and dark pages', () => {
  const { layout } = curves(epoch).spec;
  expect(layout).toMatchObject({
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { color: '#757575' },
  });
});

test('a training that diverged is said to have, and marked', () => {
  const records = [2.3, 9, Number.NaN].map((loss) => ({ loss, accuracy: 0.1 }));
  expect(curves(records).text).toBe('Training, 3 minibatches; diverged: the loss is NaN at minibatch 3.');
  const cross = (losses: number[]) =>
    curves(losses.map((loss) => ({ loss, accuracy: 0.1 }))).spec.data.find(({ name }) => name === 'diverged');
  expect(cross([2.3, 9, Number.NaN, 1])).toMatchObject({ x: [2], y: [9], marker: { symbol: 'x' } });
  expect(cross([Infinity, Number.NaN])).toMatchObject({ x: [1], y: [0] });
  expect(cross([2.3, 9])).toBeUndefined();
});

test('the band of a theory is drawn behind the accuracy', () => {
  const band = { lower: epoch.map(() => 0.7), upper: epoch.map(() => 0.9), name: 'two standard errors' };
  const { data } = curves(epoch, { accuracyBand: band }).spec;
  expect(data).toHaveLength(6);
  expect(data[3]).toMatchObject({ fill: 'tonexty', name: 'two standard errors', yaxis: 'y2' });
});

test('curves() refuses to draw nothing', () => {
  expect(() => curves([])).toThrow(new RangeError('Cannot draw the curves: there must be at least 1 record, got 0'));
});

test('movingMean() leaves a straight line as it is, but for its ends', () => {
  const line = Array.from({ length: 50 }, (_, i) => 3 * i);
  expect(movingMean(line, 4).slice(4, -4)).toEqual(line.slice(4, -4));
});
