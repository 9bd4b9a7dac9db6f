import { expect, it } from 'vitest';
import { SoftmaxRegression, tf } from '#lib';
import { drawExchange, exchangeOf } from '../../checks/probes/inputs/exchanges';

const SEEDS = Array.from({ length: process.env.CI ? 100 : 20 }, (_, seed) => seed);

it.each(['bias', 'weight'] as const)(
  'two numbers of the %s exchange their values bit for bit, and the sum stays',
  (part) => {
    for (const seed of SEEDS) {
      const model = new SoftmaxRegression({ seed });
      const values = model[part].value.dataSync().slice() as Float32Array;
      const { places, slope } = exchangeOf(values, 0.25, seed, drawExchange(values, 0.25, seed));
      const [first, second] = places.map((place) => values[place]);
      const moved = tf.tidy(() => {
        const slopes = new Float32Array(values.length);
        [slopes[places[0]], slopes[places[1]]] = [slope, -slope];
        return tf
          .sub(tf.tensor1d(values), tf.mul(0.25, tf.tensor1d(slopes)))
          .dataSync()
          .slice();
      });
      expect([moved[places[0]], moved[places[1]]], `seed ${seed}`).toEqual([second, first]);
      const sumOf = (numbers: tf.TypedArray) => tf.tidy(() => tf.sum(tf.tensor1d(numbers)).dataSync()[0]);
      expect(sumOf(moved), `seed ${seed}`).toBe(sumOf(values));
      for (const parameter of model.parameters) parameter.dispose();
    }
  },
);
