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

test('danfo.js computes with the TensorFlow.js of the cells', () => {
  expect(dataFrame([{ loss: 1 }, { loss: 2 }]).tensor).toBeInstanceOf(tf.Tensor);
});
