const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Finds the minimum of a function in an interval by golden-section search.
 *
 * The function must have only one local minimum there. Each step keeps the part of the interval around the lower of two
 * inner points, which is 0.618 of its length.
 * Reference: Kiefer (1953), Sequential minimax search for a maximum.
 *
 * @param tolerance The interval's length at the end. Less than the square root of the rounding error does not help.
 *
 * @example
 * minimize((x) => (x - 2) ** 2, [0, 5]).toFixed(5); // '2.00000'
 */
export function minimize(f: (x: number) => number, [from, to]: readonly [number, number], tolerance = 1e-7): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [f(left), f(right)];
  while (high - low > tolerance) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = f(right);
    }
  }
  return (low + high) / 2;
}
