import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogitOptions, logitResults, logSoftmax, nllLoss, tenLogits, tf } from '#lib';
import { written } from '../../../../lib/show/widgets/pages/parts/written';

await tf.ready();

const PRECISIONS = ['float16', 'float32', 'float64'] as const;
const logits = (reach: number) =>
  fc.array(fc.double({ min: -reach, max: reach, noNaN: true }), { minLength: 10, maxLength: 10 });
const results = (row: number[], options: Partial<LogitOptions> = {}) =>
  logitResults(row, { trueClass: 3, precision: 'float32', shifted: true, ...options });

/** The largest distance between two rows. */
const apart = (a: readonly number[], b: readonly number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));

describe('logitResults()', () => {
  it('with the shift, in float32, is lib’s log-softmax, loss and gradient', () => {
    fc.assert(
      fc.property(logits(100), (row) => {
        const { softmax, logSoftmax: logProbs, loss, gradient } = results(row);
        const lossOf = (z: tf.Tensor) => nllLoss(logSoftmax(z as tf.Tensor2D), tf.tensor1d([3], 'int32'));
        const reference = tf.tidy(() => {
          const z = tf.tensor2d([row]);
          return {
            logProbs: Array.from(logSoftmax(z).dataSync()),
            loss: lossOf(z).dataSync()[0],
            gradient: Array.from(tf.grad(lossOf)(z).dataSync()),
          };
        });
        expect(apart(logProbs, reference.logProbs)).toBeLessThan(1e-4);
        expect(apart(softmax, reference.logProbs.map(Math.exp))).toBeLessThan(1e-4);
        expect(Math.abs(loss - reference.loss)).toBeLessThan(1e-4);
        expect(apart(gradient, reference.gradient)).toBeLessThan(1e-4);
      }),
    );
  });

  it('with the shift is finite for all logits, whatever the numbers', () => {
    fc.assert(
      fc.property(logits(100), fc.constantFrom(...PRECISIONS), (row, precision) => {
        const { softmax, logSoftmax, loss, gradient } = results(row, { precision });
        expect([...softmax, ...logSoftmax, loss, ...gradient].every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it.each([
    ['float16', 11, 11.5],
    ['float32', 88.5, 89],
    ['float64', 100, 710],
  ] as const)('without the shift, in %s, holds at %d and breaks at %d', (precision, holds, breaks) => {
    const pushed = (logit: number) => results([logit, ...Array(9).fill(0)], { precision, shifted: false });
    expect(pushed(holds).softmax.every(Number.isFinite)).toBe(true);
    const { softmax, logSoftmax, gradient } = pushed(breaks);
    expect([softmax[0], gradient[0]]).toEqual([Number.NaN, Number.NaN]);
    expect(softmax.slice(1)).toEqual(Array(9).fill(0));
    expect(logSoftmax).toEqual(Array(10).fill(-Infinity));
  });
});

describe('tenLogits()', () => {
  it('is shown as the name of its module and its state, a still picture and a sentence', async () => {
    const shown = tenLogits([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) as unknown as Record<symbol, () => Promise<object>>;
    const bundle = await shown[Symbol.for('Jupyter.display')]();
    const [[type, output], [, svg], [, text]] = Object.entries(bundle);
    expect(Object.keys(bundle)).toEqual([type, 'image/svg+xml', 'text/plain']);
    expect(type).toBe('application/vnd.softmax-notebooks.widget.v1+json');
    expect(output).toMatchObject({ module: 'tenLogits', state: { logits: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } });
    expect(svg).toMatch(/^<svg role="img"[\s\S]*<\/svg>$/);
    expect(text).toContain('softmax is largest, 0.632, for Ankle boot');
  });

  it.each([
    [[1, 2], {}, 'Cannot show logits: 10 classes need as many logits, got 2'],
    [[1, Number.NaN], { classes: ['a', 'b'] }, 'each must be from -100 to 100, got NaN'],
    [[1, 101], { classes: ['a', 'b'] }, 'each must be from -100 to 100, got 101'],
    [[1, 2], { classes: ['a', 'b'], trueClass: 2 }, 'the true class must be one of 0 – 1, got 2'],
  ])('refuses %j, %j', (row, options, message) => {
    expect(() => tenLogits(row, options)).toThrow(message);
  });
});

describe('written()', () => {
  it.each([
    [0.12345, 3, '0.123'],
    [-0.5, 2, '−0.50'],
    [0, 3, '0'],
    [-0, 3, '0'],
    [0.0005, 3, '0.001'],
    [4e-45, 3, '4.0e−45'],
    [Number.NaN, 3, '✕ NaN'],
    [Infinity, 3, '✕ ∞'],
    [-Infinity, 3, '✕ −∞'],
  ])('%d with %d decimals: %s', (value, decimals, text) => {
    expect(written(value, decimals)).toBe(text);
  });
});
