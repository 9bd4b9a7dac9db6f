import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawGarment, FASHION_CLASSES, pictureLogits, SoftmaxRegression, tf, touch, unpack } from '#lib';

await tf.ready();

const model = new SoftmaxRegression({ seed: 3 });
const plain = { weight: model.weight.value.dataSync(), bias: model.bias.value.dataSync() };
const images = Uint8Array.from({ length: 7840 }, (_, i) => (i * 7919) % 256);
const labels = Uint8Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
const dataset = { images, labels, length: 10, classes: FASHION_CLASSES };
const pixels = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 784, maxLength: 784 });

describe('drawGarment()', () => {
  const { state, text, still } = drawGarment(plain, dataset, { begin: 2, compared: [0, 6] });

  it('keeps what gives the log-probabilities of the model, for every picture', () => {
    const packed = { weight: unpack(state.weight), bias: state.bias };
    fc.assert(
      fc.property(pixels, (picture) => {
        const logits = pictureLogits(picture, packed);
        const byModel = tf.tidy(() => model.forward(tf.tensor2d([picture])).dataSync());
        const difference = logits[0] - byModel[0]; // log-softmax subtracts one number from all
        logits.forEach((logit, k) => {
          expect(logit - byModel[k]).toBeCloseTo(difference, 3);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('has a picture of each class, and takes less than 50 kB', () => {
    expect(state.pictures.map((bytes) => [...Buffer.from(bytes, 'base64')])).toEqual(
      FASHION_CLASSES.map((_, k) => [...images.subarray(784 * (9 - k), 784 * (10 - k))]),
    );
    expect(JSON.stringify(state).length).toBeLessThan(50_000);
  });

  it('tells a still reader the logits that it shows, and what the model says', () => {
    const picture = Array.from(images.subarray(784 * 7, 784 * 8), (grey) => grey / 255);
    const logits = pictureLogits(picture, plain);
    expect(text).toContain(`A Pullover: its logit for T-shirt/top is ${logits[0].toFixed(2)}, its logit for Shirt`);
    expect(text).toContain(`the model says ${FASHION_CLASSES[logits.indexOf(Math.max(...logits))]}, `);
    expect(still.spec.layout.annotations?.map((one) => one.text)).toEqual([
      'Pullover<br>',
      `× T-shirt/top<br>logit ${logits[0].toFixed(2)}`,
      `× Shirt<br>logit ${logits[6].toFixed(2)}`,
    ]);
  });

  it('refuses what does not fit', () => {
    expect(() => drawGarment({ ...plain, bias: [1] }, dataset)).toThrow('10 biases, got 7840 and 1');
    expect(() => drawGarment(plain, dataset, { begin: 10 })).toThrow('a class must be one of 0 – 9, got 10');
    expect(() => drawGarment(plain, dataset, { compared: [0, -1] })).toThrow('got -1');
    const noBoot = { ...dataset, labels: Uint8Array.of(1, 8, 7, 6, 5, 4, 3, 2, 1, 0) };
    expect(() => drawGarment(plain, noBoot)).toThrow('the dataset has no Ankle boot');
  });
});

describe('touch()', () => {
  const place = fc.record({ row: fc.nat({ max: 27 }), column: fc.nat({ max: 27 }) });

  it('makes no pixel darker by drawing and none brighter by erasing, and changes only its nine', () => {
    fc.assert(
      fc.property(pixels, place, fc.constantFrom('draw' as const, 'erase' as const), (picture, at, brush) => {
        const before = [...picture];
        const after = touch(picture, at, brush);
        expect(picture).toEqual(before);
        after.forEach((value, pixel) => {
          const [down, right] = [Math.floor(pixel / 28) - at.row, (pixel % 28) - at.column].map(Math.abs);
          if (Math.max(down, right) > 1) expect(value).toBe(picture[pixel]);
          else if (brush === 'erase') expect(value).toBe(0);
          else expect(value).toBe(Math.max(picture[pixel], [1, 0.6, 0.3][down + right]));
        });
      }),
      { numRuns: 50 },
    );
  });
});
