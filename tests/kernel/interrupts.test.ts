import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient, summary } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute('let n = 0');
});
afterAll(() => kernel.close());

describe('an interrupt', () => {
  it.each([
    ['an endless loop', 'while (true) n++;'],
    ['an endless await', 'await new Promise(() => {});'],
    ['a loop that awaits what is there', 'while (true) { n++; await null; }'],
    ['a loop after an await', 'await new Promise((r) => setTimeout(r, 1)); while (true) n++;'],
    [
      'a loop in a timer',
      'setTimeout(() => { console.log("in"); while (true) n++; }, 1); await new Promise(() => {});',
    ],
    [
      'a loop in setImmediate',
      'setImmediate(() => { console.log("in"); while (true) n++; }); await new Promise(() => {});',
    ],
    [
      'a loop in an event',
      'process.once("custom" as any, () => { while (true) n++; }); process.emit("custom" as any);',
    ],
    ['a loop with a finally that never ends', 'try { while (true) n++; } finally { while (true) n++; }'],
  ])('stops %s, and variables live on', async (_, code) => {
    await kernel.execute('n = 1');
    const { error, reply, seconds } = await kernel.interrupted(
      code.includes('console.log') ? code : `console.log("on");\n${code}`,
    );
    expect(error).toMatchObject({ ename: 'Interrupted', evalue: 'The cell was stopped' });
    expect(reply.status).toBe('error');
    expect(seconds).toBeLessThan(5); // 0.4 on a machine that is not busy
    expect((await kernel.execute('n > 0')).result).toBe('true');
  });

  it('ends a loop that goes on in the background', async () => {
    await kernel.execute(
      'let k = 0; const spin = async () => { for (;;) { k++; await new Promise((r) => setTimeout(r, 5)); } };',
    );
    await kernel.interrupted('console.log("on"); await spin();');
    expect(
      (await kernel.execute('const seen = k; await new Promise((r) => setTimeout(r, 100)); k - seen')).result,
    ).toBe('0');
  });

  it('is harmless while nothing runs', async () => {
    expect(await kernel.request('interrupt_request', {}, 'control')).toEqual({ status: 'ok' });
    expect((await kernel.execute('await null; "on"')).result).toBe("'on'");
  });

  it('comes by SIGINT too', async () => {
    const id = kernel.sendCell('console.log("on"); await new Promise(() => {});');
    await kernel.waitFor(id, ({ type }) => type === 'stream');
    kernel.process.kill('SIGINT');
    expect(summary(await kernel.answer(id)).error?.ename).toBe('Interrupted');
  });

  it('stops training within TensorFlow.js, and training goes on after it', async () => {
    await kernel.execute(`import * as tf from '@tensorflow/tfjs';
      const w = tf.variable(tf.ones([784, 10]));
      const x = tf.ones([256, 784]);
      const step = () => tf.train.sgd(0.1).minimize(() => tf.matMul(x, w).square().mean() as any);
      step();`);
    const before = Number((await kernel.execute('tf.memory().numTensors')).result);
    for (let round = 0; round < 3; round++) {
      expect((await kernel.interrupted('console.log("on"); for (;;) step();')).error?.ename).toBe('Interrupted');
      expect((await kernel.execute('step(); "trained"')).result).toBe("'trained'");
    }
    const after = Number((await kernel.execute('tf.memory().numTensors')).result);
    expect(after - before).toBeLessThan(1000);
  });
});
