import { afterEach, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';

let kernel: KernelClient;
afterEach(() => kernel.close());

it('an interrupt while the compiler loads does no harm', async () => {
  kernel = await KernelClient.start(); // it has said who it is, and loads the compiler now or soon
  const first = kernel.execute('const first = 1;\nfirst');
  for (let press = 0; press < 5; press++) {
    await new Promise((resolve) => setTimeout(resolve, 100 * press));
    expect(await kernel.request('interrupt_request', {}, 'control')).toMatchObject({ status: 'ok' });
  }
  const { reply } = await first;
  expect(['ok', 'error']).toContain(reply.status);
  expect((await kernel.execute('40 + 2')).result).toBe('42');
});

it('a shutdown before the compiler is there is answered', async () => {
  kernel = await KernelClient.start();
  const ended = new Promise((resolve) => kernel.process.on('exit', resolve));
  expect(await kernel.request('shutdown_request', { restart: false }, 'control')).toEqual({
    status: 'ok',
    restart: false,
  });
  expect(await ended).toBe(0);
});
