import { describe, expect, it } from 'vitest';
import { differences } from './compare';

describe('differences()', () => {
  it('finds none between equal outputs, and between numbers that agree to the tolerance', () => {
    expect(differences({ text: ['loss 0.5001'] }, { text: ['loss 0.5002'] })).toEqual([]);
  });

  it('takes two pictures for one where bytes differ by rounding only', () => {
    const packed = (...bytes: number[]) => ({
      dtype: 'i1',
      bdata: Buffer.from(Int8Array.from(bytes).buffer).toString('base64'),
    });
    expect(differences(packed(-3, 127), packed(-4, 127))).toEqual([]);
    expect(differences(packed(-3, 127), packed(-5, 127))).toEqual(['output: another picture came']);
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
