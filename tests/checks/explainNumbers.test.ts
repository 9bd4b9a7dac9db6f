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
