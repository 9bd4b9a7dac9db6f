import { mixSeed } from '#lib';

/** What came of drawing: how many draws were thrown away, and the seed of the one that was kept. */
export type Draw = { draw: number; seed: number };

const MOST_DRAWS = 200;

/** A lead of one class over the next that rounding does not turn round. */
export const CLEAR = 1e-4;

/**
 * Draws inputs until every mistake that is known would show in them: luck must not pass for a right answer.
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

/** The seed of a draw that a probe wrote down; whatever else stands there counts as the first draw. */
export function drawnSeed(seed: number, draw: unknown): number {
  return mixSeed(seed, Number.isInteger(draw) && Number(draw) >= 0 ? Number(draw) : 0);
}

/** Remembers what was drawn from a seed: drawing trains small models. */
export function rememberDraws(shows: (seed: number) => boolean): (seed: number) => Draw {
  const kept = new Map<number, Draw>();
  return (seed) => {
    const draw = kept.get(seed) ?? drawUntil(seed, shows);
    kept.set(seed, draw);
    return draw;
  };
}

/**
 * Whether no two of these rows of numbers agree: what is right, and what each mistake would give.
 *
 * @example
 * allDiffer([[0.5, 0.25], [0.5, 0.75]]); // true
 */
export function allDiffer(rows: number[][]): boolean {
  return rows.every((row, i) => rows.slice(0, i).every((other) => row.some((x, k) => Math.abs(x - other[k]) > 1e-3)));
}
