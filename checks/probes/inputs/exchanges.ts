import { CLASSES, mixSeed, tf, uniform } from '#lib';

/** Two numbers of a parameter that exchange their values in one step of descent, and the slope of the first; the other's is its negative. */
export interface Exchange {
  places: [number, number];
  slope: number;
}

const MOST_DRAWS = 100;
const LEAST = 5e-3; // the two numbers differ by more than this

/**
 * Draws two numbers of a class that can exchange their values bit for bit, so that sums, means, norms and extremes stay as they were.
 *
 * @param values A parameter's values: all biases, or all weights.
 * @returns The number of draws before it. Draws where the sum of the values keeps all its bits, too, come first.
 */
export function drawExchange(values: Float32Array, learningRate: number, seed: number): number {
  const draws = Array.from({ length: MOST_DRAWS }, (_, draw) => draw);
  const exact = draws.filter((draw) => isExact(values, learningRate, exchangeOf(values, learningRate, seed, draw)));
  const hidden = exact.find((draw) => keepsSum(values, exchangeOf(values, learningRate, seed, draw)));
  return hidden ?? exact[0] ?? 0;
}

/** The exchange of a draw. Anything but a possible number of a draw counts as the first draw. */
export function exchangeOf(values: ArrayLike<number>, learningRate: number, seed: number, draw: unknown): Exchange {
  const random = uniform(mixSeed(seed, Number.isInteger(draw) && Number(draw) >= 0 ? Number(draw) : 0));
  const isBias = values.length === CLASSES;
  const count = isBias ? CLASSES : values.length / CLASSES;
  const first = Math.floor(count * random());
  const second = (first + 1 + Math.floor((count - 1) * random())) % count;
  const column = Math.floor(CLASSES * random());
  const places = [first, second].map((row) => (isBias ? row : CLASSES * row + column)) as Exchange['places'];
  return { places, slope: Math.fround((values[places[0]] - values[places[1]]) / learningRate) };
}

/** Whether a step in float32 leads each of the two numbers to the other's value, bit for bit. */
function isExact(values: Float32Array, learningRate: number, { places, slope }: Exchange): boolean {
  const [a, b] = places.map((place) => values[place]);
  const move = Math.fround(Math.fround(learningRate) * slope);
  return Math.fround(a - move) === b && Math.fround(b + move) === a && Math.abs(a - b) > LEAST;
}

/** Whether TensorFlow.js's sum stays the same: in float32 it depends on the order of the values. */
function keepsSum(values: Float32Array, { places: [first, second] }: Exchange): boolean {
  const exchanged = values.slice();
  [exchanged[first], exchanged[second]] = [values[second], values[first]];
  return tf.tidy(() => tf.sum(tf.tensor1d(values)).dataSync()[0] === tf.sum(tf.tensor1d(exchanged)).dataSync()[0]);
}
