import { expect, test } from 'vitest';
import { weightStrip } from '#lib';
import { decodePng } from './decodePng';

/** The grey of each pixel, or null where nothing is. */
function pixels(html: string): (number | null)[][] {
  const { width, height, pixel } = decodePng(Buffer.from(/base64,([^"]+)/.exec(html)?.[1] ?? '', 'base64'));
  const grey = ([red, , , alpha]: number[]) => (alpha ? red : null);
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => grey(pixel(x, y))));
}

test('each class has its picture, with the largest weight white or black', () => {
  const weight = new Float32Array(784 * 3);
  weight[(28 * 4 + 5) * 3 + 1] = -0.5; // row 4, column 5, of the second class
  weight[(28 * 27 + 27) * 3 + 2] = 0.25;
  const drawn = pixels(weightStrip(weight, ['a', 'b', 'c']));
  expect([drawn.length, drawn[0].length]).toEqual([28, 3 * 28 + 2 * 2]);
  expect(drawn[4][30 + 5]).toBe(0);
  expect(drawn[27][60 + 27]).toBe(191);
  expect(drawn[0][0]).toBe(128);
  expect(drawn[3].filter((grey) => grey === null)).toHaveLength(4);
});

test('weights that are all 0 are grey', () => {
  expect(new Set(pixels(weightStrip(new Float32Array(784), ['one'])).flat())).toEqual(new Set([128]));
});

test('names are text, and the wrong number of weights is refused', () => {
  expect(weightStrip(new Float32Array(784), ['a "<b>'])).toContain(': a &quot;&lt;b>"');
  expect(() => weightStrip([1, 2], ['a'])).toThrow('Cannot draw weights: 1 classes have [784, 1], got 2 numbers');
});
