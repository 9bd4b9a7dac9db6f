import { expect, it } from 'vitest';
import { KernelClient } from './kernelClient';

it('an idle kernel collects what cells have dropped, and goes on', async () => {
  const kernel = await KernelClient.start();
  await kernel.execute(`const collected: string[] = [];
const registry = new FinalizationRegistry((name: string) => void collected.push(name));
(() => registry.register({}, 'dropped'))();`);
  await new Promise((resolve) => setTimeout(resolve, 6000));
  expect(await kernel.shown('collected')).toBe("[ 'dropped' ]");
  expect(await kernel.shown("'gc' in globalThis")).toBe('false');
  kernel.close();
});
