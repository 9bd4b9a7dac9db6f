import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Figure,
  reliabilityBins,
  reliabilityDiagram,
  riskCoverage,
  riskCoverageCurve,
  temperatureSlider,
} from '#lib';

interface Drawn {
  name: string;
  x: number[];
  y: number[];
  error_y: { array: number[]; arrayminus: number[] };
}
const traces = (figure: Figure) => figure.spec.data as unknown as Drawn[];

describe('reliabilityDiagram()', () => {
  // two bins: .25 right of 4 in the lower, all of 1 in the upper
  const bins = reliabilityBins([0.4, 0.4, 0.4, 0.4, 0.9], [1, 0, 0, 0, 1], { bins: 2 });

  test('draws accuracy over confidence with intervals of one standard error, beside the diagonal, on a square', () => {
    const figure = reliabilityDiagram([{ name: 'model', bins }]);
    const [model, diagonal] = traces(figure);
    expect(model).toMatchObject({ name: 'model', x: [0.4, 0.9], y: [0.25, 1] });
    // each end lies one standard error of its own from the accuracy
    for (const [i, count] of [4, 1].entries()) {
      for (const end of [model.y[i] + model.error_y.array[i], model.y[i] - model.error_y.arrayminus[i]]) {
        expect(Math.abs(end - model.y[i])).toBeCloseTo(Math.sqrt((end * (1 - end)) / count), 3);
      }
    }
    expect(figure.spec.layout).toMatchObject({ xaxis: { range: [0, 1] }, yaxis: { range: [0, 1], scaleanchor: 'x' } });
    expect(diagonal).toMatchObject({ name: 'calibrated', x: [0, 1], y: [0, 1] });
    expect(figure.text).toBe('Calibration error 0.140 for model, on average 0.100 surer than right.');
  });

  test('its error bars stay within 0 – 1, and around their points', () => {
    const answers = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1)), { minLength: 1 });
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 20 }), (drawn, bins) => {
        const [confidence, correct] = [0, 1].map((i) => drawn.map((answer) => answer[i]));
        const figure = reliabilityDiagram([{ name: 'model', bins: reliabilityBins(confidence, correct, { bins }) }]);
        const [{ y, error_y }] = traces(figure);
        for (const [i, value] of y.entries()) {
          expect(Math.min(error_y.array[i], error_y.arrayminus[i])).toBeGreaterThanOrEqual(0);
          expect(value + error_y.array[i]).toBeLessThanOrEqual(1 + 1e-3); // four digits are drawn
          expect(value - error_y.arrayminus[i]).toBeGreaterThanOrEqual(-1e-3);
        }
      }),
    );
  });

  test('leaves empty bins out, and refuses a model of empty bins only', () => {
    const sparse = reliabilityBins([0.9], [1], { bins: 10 });
    expect(traces(reliabilityDiagram([{ name: 'model', bins: sparse }]))[0].x).toEqual([0.9]);
    const none = { name: 'idle', bins: sparse.slice(0, 3) };
    expect(() => reliabilityDiagram([none])).toThrow(new RangeError('Cannot draw reliability: idle has no samples'));
    expect(() => reliabilityDiagram([])).toThrow('there is no model');
  });
});

describe('riskCoverageCurve()', () => {
  const points = riskCoverage([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0]);

  test('draws risk over coverage and marks a threshold', () => {
    const [curve, mark] = traces(riskCoverageCurve([{ name: 'model', points }], { threshold: 0.75 }));
    expect(curve).toMatchObject({ name: 'model', x: [0.25, 0.5, 0.75, 1], y: [0, 0.5, 0.3333, 0.5] });
    expect(mark).toMatchObject({ name: 'confidence ≥ 0.75', x: [0.5], y: [0.5], mode: 'markers' });
  });

  test('marks nothing where nothing is answered', () => {
    expect(traces(riskCoverageCurve([{ name: 'model', points }], { threshold: 0.95 }))).toHaveLength(1);
  });

  test('thins 10,000 answers out, and keeps the last', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      threshold: 1 - i / 1e4,
      coverage: (i + 1) / 1e4,
      risk: i / 1e4,
    }));
    const [{ x }] = traces(riskCoverageCurve([{ name: 'model', points: many }]));
    expect(x.length).toBeLessThanOrEqual(201);
    expect(x[0]).toBe(0.005);
    expect(x.at(-1)).toBe(1);
  });

  test('refuses no model, and one without points', () => {
    expect(() => riskCoverageCurve([])).toThrow(new RangeError('Cannot draw risk and coverage: there is no model'));
    expect(() => riskCoverageCurve([{ name: 'idle', points: [] }])).toThrow('idle has no point');
  });
});

describe('temperatureSlider()', () => {
  const scores = [4, 0, 4, 0, 4, 0, 4, 0]; // says .982 four times, right three times
  const options = { temperatures: [0.5, 1, 4 / Math.log(3)], classes: 2 };

  test('has a state for each temperature: sure, as it was, and calibrated', () => {
    const { frames = [], layout } = temperatureSlider(scores, [0, 0, 0, 1], options).spec;
    const [slider] = layout.sliders ?? [];
    expect(slider.steps?.map(({ label }) => label)).toEqual(['0.50', '1.00', '3.64']);
    expect(slider.steps?.map(({ args }) => args?.[0])).toEqual(frames.map(({ name }) => [name]));
    expect(slider.active).toBe(1);
    const x = frames.map(({ data }) => (data as Drawn[])[0].x[0]);
    for (const [i, confidence] of [1 / (1 + Math.exp(-8)), 1 / (1 + Math.exp(-4)), 0.75].entries())
      expect(x[i]).toBeCloseTo(confidence, 3);
    expect(frames.map(({ data }) => (data as Drawn[])[0].y)).toEqual([[0.75], [0.75], [0.75]]);
    expect(frames[2].layout).toMatchObject({ title: { text: 'Calibration error 0.000, loss 0.562' } });
    expect(temperatureSlider(scores, [0, 0, 0, 1], options).spec.data).toEqual(frames[1].data);
  });

  test('refuses no temperature, a wrong one, and scores without labels', () => {
    expect(() => temperatureSlider(scores, [0, 0, 0, 1], { ...options, temperatures: [] })).toThrow(
      'at least 1 is needed, got 0',
    );
    expect(() => temperatureSlider(scores, [0, 0, 0, 1], { ...options, temperatures: [0] })).toThrow(
      'must be a finite number > 0, got 0',
    );
    expect(() => temperatureSlider(scores, [0, 1, 0], options)).toThrow(RangeError);
  });
});
