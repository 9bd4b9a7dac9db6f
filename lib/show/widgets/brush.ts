import { SIDE } from '../../dataset/shape';

/** What the brush does to the pixels around it. */
export type Brush = 'draw' | 'erase';

/** How bright the pixel in the middle, one beside it and one at a corner become at least. */
const BRIGHT = [1, 0.6, 0.3];

/**
 * Touches a picture with a brush of 3 × 3 pixels: `draw` makes it bright, most in the middle, and `erase` makes all nine black.
 *
 * @param picture Pixels from 0 to 1, `[784]`. It stays as it is.
 *
 * @example
 * touch(new Array(784).fill(0), { row: 0, column: 1 }, 'draw').slice(0, 4); // [0.6, 1, 0.6, 0]
 */
export function touch(
  picture: readonly number[],
  { row, column }: { row: number; column: number },
  brush: Brush,
): number[] {
  const touched = [...picture];
  for (const down of [-1, 0, 1]) {
    for (const right of [-1, 0, 1]) {
      const [y, x] = [row + down, column + right];
      if (y < 0 || y >= SIDE || x < 0 || x >= SIDE) continue;
      const bright = BRIGHT[Math.abs(down) + Math.abs(right)];
      touched[SIDE * y + x] = brush === 'erase' ? 0 : Math.max(touched[SIDE * y + x], bright);
    }
  }
  return touched;
}
