import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataFrame, tf } from '#lib';

await tf.ready();

const display = (value: object) => (value as Record<symbol, () => object>)[Symbol.for('Jupyter.display')]();

test('a table is shown as HTML, numbers to the right, texts escaped', async () => {
  const table = dataFrame([
    { name: '<a>', loss: 0.123456 },
    { name: 'b', loss: 2 },
  ]);
  const html = Object.values(await display(table))[0];
  expect(html).toContain('<td style="text-align: left">&lt;a></td><td style="text-align: right">0.123</td>');
  expect(Object.values(await display(dataFrame(table.groupby(['name']).mean())))[0]).toContain('loss_mean');
  expect(() => dataFrame([])).toThrow(new RangeError('Cannot make a table: there must be at least 1 record, got 0'));
});

test('a column of numbers is one although its first is missing or not finite', async () => {
  const table = dataFrame([
    { noise: null, loss: Number.NaN },
    { noise: 1e-7, loss: Number.POSITIVE_INFINITY },
  ]);
  const html = Object.values(await display(table))[0];
  const cells = [...html.matchAll(/<td style="text-align: (\w+)">([^<]*)</g)].map(
    ([, side, text]) => `${side} ${text}`,
  );
  expect(cells).toEqual(['right null', 'right NaN', 'right 1.000e-7', 'right Infinity']);
});

const column = (numbers: unknown[]) =>
  (Object.values(display(dataFrame(numbers.map((value) => ({ value }))))) as string[])[1]
    .split('\n')
    .slice(1)
    .map((cell) => cell.trim());

test('all numbers of a column have one format', () => {
  expect(column([31.0475, 0.23738, 2])).toEqual(['31.05', '0.24', '2.00']);
  expect(column([0.0606, 13.41])).toEqual(['0.061', '13.410']);
  expect(column([1e-9, 0.5, 0])).toEqual(['1.000e-9', '5.000e-1', '0.000e+0']);
  expect(column([0.8, 0.75])).toEqual(['0.80', '0.75']);
  expect(column([60000, 118])).toEqual(['60000', '118']);
  expect(column([0, 0])).toEqual(['0', '0']);
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 5 }), (numbers) => {
      const forms = column(numbers).map((cell) =>
        cell
          .replace(/^-?\d+/, '')
          .replace(/\d/g, '#')
          .replace(/e.*/, 'e'),
      );
      expect(new Set(forms).size).toBe(1);
    }),
    { numRuns: 30 },
  );
});

test('a table’s text has its columns aligned', () => {
  const { 'text/plain': text } = display(
    dataFrame([
      { name: 'a', loss: 0.5 },
      { name: 'bc', loss: 12.25 },
    ]),
  ) as Record<string, string>;
  expect(text).toBe('name   loss\na      0.50\nbc    12.25');
});

test('danfo.js computes with the TensorFlow.js of the cells', () => {
  expect(dataFrame([{ loss: 1 }, { loss: 2 }]).tensor).toBeInstanceOf(tf.Tensor);
});
