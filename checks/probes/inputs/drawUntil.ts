import { mixSeed } from '#lib';

/** A draw: the number of draws that were rejected before it, and its seed. */
export type Draw = { draw: number; seed: number };

const MOST_DRAWS = 200;

/** When one class leads the next by this much, rounding does not change their order. */
export const CLEAR = 1e-4;

/**
 * Draws inputs until every known mistake gives wrong results on them, so that no mistake passes by chance.
 *
 * @param shows Whether right and wrong differ on the inputs of a seed.
 *
 * @example
 * drawUntil(1, (seed) => seed % 2 === 0).seed % 2; // 0
 */
export function drawUntil(seed: number, shows: (seed: number) => boolean): Draw {
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const drawn = { draw, seed: drawnSeed(seed, draw) };
    if (shows(drawn.seed)) return drawn;
  }
  throw new Error(`Cannot draw inputs: none of ${MOST_DRAWS} draws from seed ${seed} shows every mistake`);
}

/** The seed of the draw that a probe recorded. Anything but a possible number of a draw counts as the first draw. */
export function drawnSeed(seed: number, draw: unknown): number {
  return mixSeed(seed, Number.isInteger(draw) && Number(draw) >= 0 ? Number(draw) : 0);
}

/** Remembers the draw for each seed, because drawing trains small models. */
export function rememberDraws(shows: (seed: number) => boolean): (seed: number) => Draw {
  const kept = new Map<number, Draw>();
  return (seed) => {
    const draw = kept.get(seed) ?? drawUntil(seed, shows);
    kept.set(seed, draw);
    return draw;
  };
}

/**
 * Whether no two of these rows of numbers agree. One row is right, and each of the others comes from a mistake.
 *
 * @example
 * allDiffer([[0.5, 0.25], [0.5, 0.75]]); // true
 */
export function allDiffer(rows: number[][]): boolean {
  return rows.every((row, i) => rows.slice(0, i).every((other) => row.some((x, k) => Math.abs(x - other[k]) > 1e-3)));
}
