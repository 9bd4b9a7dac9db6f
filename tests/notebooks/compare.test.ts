import { describe, expect, it } from 'vitest';
import { differences } from './compare';

describe('differences()', () => {
  it('finds none between equal outputs, and between numbers that agree to the tolerance', () => {
    expect(differences({ text: ['loss 0.5001'] }, { text: ['loss 0.5002'] })).toEqual([]);
  });

  it.each([
    [{ text: 'loss 0.50' }, { text: 'loss 0.51' }],
    [{ text: 'loss 0.50' }, { text: 'cost 0.50' }],
    [{ data: [1, 2] }, { data: [1, 2, 3] }],
    [{ data: [1, Number.NaN] }, { data: [1, 0] }],
    [{ data: { 'text/plain': 'x' } }, { data: {} }],
  ])('tells %j from %j', (committed, fresh) => {
    expect(differences(committed, fresh)).toHaveLength(1);
  });
});
