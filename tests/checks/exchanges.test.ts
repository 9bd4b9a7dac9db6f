import { expect, it } from 'vitest';
import { SoftmaxRegression, tf } from '#lib';
import { drawExchange, exchangeOf } from '../../checks/probes/inputs/exchanges';

const SEEDS = Array.from({ length: process.env.CI ? 100 : 20 }, (_, seed) => seed);

it.each([
  ['bias', 1],
  ['weight', 2],
] as const)('two numbers of the %s exchange their values bit for bit, and the sum stays', (part, steps) => {
  for (const seed of SEEDS) {
    const model = new SoftmaxRegression({ seed });
    const values = model[part].value.dataSync().slice() as Float32Array;
    const { places, slope } = exchangeOf(values, steps, 0.1, seed, drawExchange(values, steps, 0.1, seed));
    const [first, second] = places.map((place) => values[place]);
    const moved = tf.tidy(() => {
      const slopes = new Float32Array(values.length);
      [slopes[places[0]], slopes[places[1]]] = [slope, -slope];
      let now: tf.Tensor = tf.tensor1d(values);
      for (let step = 0; step < steps; step++) now = tf.sub(now, tf.mul(0.1, tf.tensor1d(slopes)));
      return now.dataSync().slice();
    });
    expect([moved[places[0]], moved[places[1]]], `seed ${seed}`).toEqual([second, first]);
    const sumOf = (numbers: tf.TypedArray) => tf.tidy(() => tf.sum(tf.tensor1d(numbers)).dataSync()[0]);
    expect(sumOf(moved), `seed ${seed}`).toBe(sumOf(values));
    for (const parameter of model.parameters) parameter.dispose();
  }
});
