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
  expect(html).toContain('<td style="text-align: left">&lt;a></td><td style="text-align: right">0.1235</td>');
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

test('danfo.js computes with the TensorFlow.js of the cells', () => {
  expect(dataFrame([{ loss: 1 }, { loss: 2 }]).tensor).toBeInstanceOf(tf.Tensor);
});
