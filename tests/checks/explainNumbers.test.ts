import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainNumbers } from '../../checks/judges/shared/explainNumbers';
import { formatApart } from '../../checks/judges/shared/formatNumber';

it('a weight decay moves a loss by a hair: that is no factor', () => {
  expect(explainNumbers([2.2441, 0.2], [2.2439, 0.2], {})).toBeUndefined();
  expect(explainNumbers([4.4878, 0.4], [2.2439, 0.2], {})).toMatch(/^Each is 2 times/);
});

it('numbers that agree are shown alike', () => {
  expect(formatApart(2.24386144, 2.24386136)).toEqual(['2.244', '2.244']);
  expect(formatApart(0.5089, 0.50893)).toEqual(['0.5089', '0.50893']);
});

it('each number is shown as it is, not as the other', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(Infinity, -Infinity, Number.NaN, 1e9, 0));
  const shows = (text: string, value: number) =>
    Object.is(Number(text), value + 0) || Math.abs(Number(text) - value) <= 1e-2 * Math.abs(value) + 1e-5;
  fc.assert(fc.property(number, number, (a, b) => formatApart(a, b).every((text, i) => shows(text, [a, b][i]))));
});
