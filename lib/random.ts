/**
 * Seeded random numbers, uniform in [0, 1), 32 bits each: Mulberry32, `t = mix(state += 0x6D2B79F5)`.
 *
 * @param seed A whole number; the same seed gives the same numbers on every machine.
 * @throws RangeError when `seed` is not a whole number.
 *
 * @example
 * const next = uniform(1);
 * const again = uniform(1);
 * next() === again(); // true
 */
export function uniform(seed: number): () => number {
  let state = wholeSeed(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The numbers 0 … n − 1 in random order (Fisher – Yates), each order equally likely.
 *
 * @throws RangeError when `n` is not a whole number ≥ 0 or `seed` not a whole number.
 *
 * @example
 * permutation(4, 7).sort(); // [0, 1, 2, 3]
 */
export function permutation(n: number, seed: number): Uint32Array {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`Cannot permute 0 … n − 1: n must be a whole number >= 0, got ${n}`);
  const next = uniform(seed);
  const order = new Uint32Array(n).map((_, i) => i);
  for (let last = n - 1; last > 0; last--) {
    const chosen = Math.floor(next() * (last + 1));
    const index = order[last];
    order[last] = order[chosen];
    order[chosen] = index;
  }
  return order;
}

/**
 * Makes a separate seed for each part of an experiment that has one seed: for each epoch, run or layer.
 *
 * `seed + part` would not do: epoch 1 of seed 0 and epoch 0 of seed 1 would have the same seed. So the two are mixed.
 *
 * @example
 * mixSeed(0, 1) !== mixSeed(1, 0); // true
 */
export function mixSeed(seed: number, part: number): number {
  return Math.floor(uniform(wholeSeed(seed) ^ Math.imul(wholeSeed(part) + 1, 0x9e3779b1))() * 2 ** 32);
}

function wholeSeed(seed: number): number {
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`Cannot draw random numbers: seed must be a whole number, got ${seed}`);
  return seed >>> 0;
}
