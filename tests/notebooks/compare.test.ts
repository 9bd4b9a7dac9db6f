import { deflateSync } from 'node:zlib';
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

  it('takes two PNGs for one where only their compression differs', () => {
    const png = (level: number, last: number) => {
      const part = (type: string, data: Buffer) => {
        const head = Buffer.alloc(8);
        head.writeUInt32BE(data.length);
        head.write(type, 4);
        return Buffer.concat([head, data, Buffer.alloc(4)]);
      };
      const rows = Buffer.alloc(1000).fill(7).fill(last, 999);
      const file = [Buffer.alloc(8), part('IHDR', Buffer.alloc(13)), part('IDAT', deflateSync(rows, { level }))];
      return `data:image/png;base64,${Buffer.concat(file).toString('base64')}`;
    };
    expect(png(0, 1)).not.toBe(png(9, 1));
    expect(differences(png(0, 1), png(9, 1))).toEqual([]);
    expect(differences(png(0, 1), png(9, 2))).toEqual(['output: another picture came']);
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
