import { expect, test } from 'vitest';
import { Figure } from '#lib';
import { encodePng } from '../../../lib/show/encodePng';
import { decodePng } from './decodePng';

test('encodePng() writes the smallest PNG there is, as other programs do', () => {
  // IHDR and IEND with their sums, as in every PNG of one pixel, 8 bits, red, green, blue, alpha
  const png = encodePng([255, 0, 0, 255], 1, 1).toString('hex');
  expect(png).toMatch(/^89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489/);
  expect(png).toMatch(/0000000049454e44ae426082$/);
});

test('encodePng() keeps each pixel', () => {
  const pixels = Uint8Array.from({ length: 4 * 3 * 2 }, (_, i) => (37 * i) % 256);
  const { width, height, pixel } = decodePng(encodePng(pixels, 3, 2));
  expect([width, height]).toEqual([3, 2]);
  expect([0, 1].flatMap((y) => [0, 1, 2].flatMap((x) => pixel(x, y)))).toEqual([...pixels]);
});

test('encodePng() refuses too few pixels', () => {
  expect(() => encodePng([1, 2, 3], 1, 1)).toThrow(
    new RangeError('Cannot encode 1 × 1 pixels: 4 values each are needed, got 3 in all'),
  );
});

test.each(['heatmap', 'image'] as const)('a figure of type %s has its picture in the SVG', async (type) => {
  const [black, white] =
    type === 'image'
      ? [
          [0, 0, 0],
          [255, 255, 255],
        ]
      : [0, 1];
  const colors =
    type === 'heatmap'
      ? {
          colorscale: [
            [0, '#000000'],
            [1, '#ffffff'],
          ],
          showscale: false,
        }
      : {};
  const svg = await new Figure(
    { data: [{ type, z: [[black, white]], ...colors } as object], layout: {} },
    'A black cell left of a white one.',
  ).svg();
  const [, data] = /data:image\/png;base64,([^"]+)/.exec(svg) ?? [];
  const { width, height, pixel } = decodePng(Buffer.from(data, 'base64'));
  expect(pixel(0, height >> 1)).toEqual([0, 0, 0, 255]);
  expect(pixel(width - 1, height >> 1)).toEqual([255, 255, 255, 255]);
  expect(svg.length).toBeLessThan(100_000);
});
