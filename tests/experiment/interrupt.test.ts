import { afterAll, beforeAll, expect, test } from 'vitest';
import { KernelClient, summary } from '../kernel/kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(`import { compareBatchSizes, FashionMNIST, finishedRecords } from '#lib';
    const data = { train: new FashionMNIST({ train: true }), test: new FashionMNIST({ train: false }) };
    const workers = () => process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort/.test(name)).length;
    const idle = workers();`);
});
afterAll(() => kernel.close());

test('a comparison whose cell is stopped ends at once, keeps what is finished, and the kernel goes on', async () => {
  const epochs = 25; // some 2 s a run: the workers are stopped in the middle of one
  const id = kernel.sendCell(
    `const records = await compareBatchSizes({ ...data, batchSizes: [1], seeds: [...Array(40).keys()], epochs: ${epochs} });`,
  );
  await kernel.waitFor(id, ({ content }) => /runs: [1-9]/.test(content.data?.['text/plain']));
  const start = performance.now();
  kernel.send('interrupt_request', {}, 'control');
  await kernel.answer(id);
  const { result } = await kernel.execute('finishedRecords().length');
  expect((performance.now() - start) / 1000).toBeLessThan(2); // .4 on a machine that is not busy
  const finished = Number(result);
  expect(summary(kernel.messagesOf(id)).error).toMatchObject({ ename: 'Interrupted', evalue: 'The cell was stopped' });
  const working = async () => (await kernel.execute('workers() - idle')).result;
  await expect.poll(working).toBe('0'); // at once, or a second later if the code that ends them was cut off
  expect(finished).toBeGreaterThan(0);
  const bar = kernel
    .messagesOf(id)
    .filter(({ type }) => type === 'update_display_data')
    .at(-1);
  expect(bar?.content.data['text/plain']).toMatch(
    RegExp(`^runs: ${finished / epochs} of 40, .*stopped, .* s: finishedRecords\\(\\) has the finished runs$`),
  );
  const next = await kernel.execute(
    '(await compareBatchSizes({ ...data, batchSizes: [512], seeds: [0], epochs: 1 })).length',
  );
  expect(next).toMatchObject({ result: '1', stderr: '', error: undefined });
});
