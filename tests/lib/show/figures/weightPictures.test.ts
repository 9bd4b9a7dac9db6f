import { describe, expect, test } from 'vitest';
import { FASHION_CLASSES, type Figure, weightPictures } from '#lib';

const classes = ['Bag', 'Coat'];
/** Weights of two classes: −value for the first, and value for the second, but for the coat's first pixel. */
const weight = (value: number) => Float32Array.from({ length: 1568 }, (_, i) => (i === 1 ? 0 : i % 2 ? value : -value));

function bytes({ z }: { z: { bdata: string; dtype: string; shape: string } }): Int8Array {
  expect(z).toMatchObject({ dtype: 'i1', shape: '28, 28' });
  return new Int8Array(Buffer.from(z.bdata, 'base64'));
}
const traces = (figure: Figure) => figure.spec.data as unknown as Parameters<typeof bytes>[0][];

describe('weightPictures()', () => {
  test('draws one snapshot without a slider, each class in whole numbers from −127 to 127', () => {
    const figure = weightPictures([{ updates: 1, weight: weight(0.5) }], classes);
    const [bag, coat] = traces(figure).map(bytes);
    expect([...bag]).toEqual(Array(784).fill(-127));
    expect([...coat]).toEqual([0, ...Array(783).fill(127)]);
    expect(figure.spec.frames).toBeUndefined();
    expect(figure.spec.layout.sliders).toBeUndefined();
    expect(figure.text).toBe(
      'Weights after 1 update, from -0.500 to 0.500: Bag from -0.500 to -0.500, Coat from 0.000 to 0.500.',
    );
  });

  test('gives several a slider that starts at the last; all share one scale', () => {
    const figure = weightPictures(
      [0, 10, 235].map((updates, i) => ({ updates, weight: weight(i / 2) })),
      classes,
    );
    const { frames = [], layout } = figure.spec;
    expect(frames.map(({ name }) => name)).toEqual(['0', '10', '235']);
    expect(frames.map(({ data }) => bytes((data as Parameters<typeof bytes>[0][])[1])[5])).toEqual([0, 64, 127]);
    expect(layout.sliders?.[0]).toMatchObject({ active: 2 });
    expect(bytes(traces(figure)[1])[5]).toBe(127);
  });

  test('says each snapshot’s loss in its title, where it is given', () => {
    const figure = weightPictures(
      [
        { updates: 0, weight: weight(0) },
        { updates: 1, weight: weight(0.5), loss: 2.3127 },
      ],
      classes,
    );
    const titles = figure.spec.frames?.map(({ layout }) => layout?.title);
    expect(titles).toMatchObject([{ text: 'Weights after 0 updates' }, { text: 'Weights after 1 update, loss 2.313' }]);
    expect(figure.text).toMatch(/^Weights after 1 update, loss 2\.313, from -0\.500 to 0\.500/);
  });

  test('shows twenty of many snapshots, the last among them', () => {
    const many = Array.from({ length: 59 }, (_, updates) => ({ updates, weight: new Float32Array(7840) }));
    const names = weightPictures(many, FASHION_CLASSES).spec.frames?.map(({ name }) => Number(name)) ?? [];
    expect(names).toHaveLength(20);
    expect(names.slice(-2)).toEqual([55, 58]);
  });

  test('refuses no snapshot, and weights of another shape', () => {
    expect(() => weightPictures([], classes)).toThrow(
      new RangeError('Cannot draw weights: there must be at least 1 snapshot, got 0'),
    );
    expect(() => weightPictures([{ updates: 0, weight: new Float32Array(7840) }], classes)).toThrow(
      'Cannot draw weights: 2 classes have [784, 2], got 7840 numbers',
    );
  });
});
