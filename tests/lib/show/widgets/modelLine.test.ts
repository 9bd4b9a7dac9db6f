import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy, FASHION_CLASSES, lineResults, modelLine, nllLoss, pack, SoftmaxRegression, tf, unpack } from '#lib';

await tf.ready();

const PICTURES = 20;
const images = Float32Array.from({ length: 784 * PICTURES }, (_, i) => (i * 7919) % 256).map((grey) => grey / 255);
const labels = Array.from({ length: PICTURES }, (_, i) => (7 * i) % 10);

const models = [0, 1].map((seed) => new SoftmaxRegression({ seed }));
const [first, second] = models.map(({ weight, bias }) => ({
  weight: weight.value.dataSync(),
  bias: bias.value.dataSync(),
}));

/** Loss and accuracy of lib's own model with the weights of one position. */
function byModel(position: number) {
  const model = new SoftmaxRegression({ seed: 0 });
  return tf.tidy(() => {
    model.parameters.forEach((parameter, i) => {
      const [a, b] = models.map(({ parameters }) => parameters[i].value);
      parameter.value.assign(tf.add(tf.mul(a, 1 - position), tf.mul(b, position)));
    });
    const logProbs = model.forward(tf.tensor2d(images, [PICTURES, 784]));
    const truth = tf.tensor1d(
      Array.from({ length: PICTURES }, (_, i) => labels[i]),
      'int32',
    );
    return { loss: nllLoss(logProbs, truth).dataSync()[0], accuracy: accuracy(logProbs, truth) };
  });
}

describe('modelLine()', () => {
  const { state, text } = modelLine([first, second], { images, labels }, { range: [-1, 3] });
  const [a, b] = state.logits.map(unpack);

  it('keeps what gives loss and accuracy of the model at every position', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 3, noNaN: true }), (position) => {
        const results = lineResults({ logits: [a, b], labels: state.labels }, position);
        const reference = byModel(position);
        expect(results.loss).toBeCloseTo(reference.loss, 3);
        expect(Math.abs(results.accuracy - reference.accuracy)).toBeLessThanOrEqual(1.001 / PICTURES); // two equal logits
      }),
      { numRuns: 30 },
    );
  });

  it('orders the pictures by class, and tells a still reader what moves', () => {
    expect(state.labels).toEqual([...labels].sort());
    expect(state.sheet).toMatchObject({ columns: 5, rows: 4 });
    expect(state.classes).toEqual(FASHION_CLASSES);
    expect(text).toMatch(/^The loss is least at .* the position can be moved/);
  });

  it.each([
    [[{ ...first, bias: [1] }, second], { images, labels }, [0, 1], '7840 weights and 10 biases, got 7840 and 1'],
    [[first, second], { images, labels: [1] }, [0, 1], 'got 15680 for 1 labels'],
    [[first, second], { images: [], labels: [] }, [0, 1], 'got 0 for 0 labels'],
    [[first, second], { images, labels }, [1, 1], 'its range must rise, got 1 to 1'],
  ] as const)('refuses what does not fit', (ends, batch, [from, to], message) => {
    expect(() => modelLine([ends[0], ends[1]], batch, { range: [from, to] })).toThrow(message);
  });
});

describe('pack() and unpack()', () => {
  it('change a number by at most half a step', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true })), (numbers) => {
        const packed = pack(numbers);
        const back = unpack(packed);
        expect(back.length).toBe(numbers.length);
        numbers.forEach((value, i) => {
          expect(Math.abs(back[i] - value)).toBeLessThanOrEqual(0.501 * packed.step);
        });
      }),
    );
  });

  it('refuse what is no number', () => {
    expect(() => pack([1, Number.NaN])).toThrow('Cannot pack numbers: each must be finite, got NaN');
  });
});
