import { afterAll, beforeAll, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute("import { readFileSync } from 'node:fs';");
});
afterAll(() => kernel.close());

const isMapped = () => kernel.shown("readFileSync('/proc/self/maps', 'utf8').includes('libtensorflow')");

it.runIf(process.platform === 'linux')(
  'TensorFlow’s library is mapped while a cell compiles that imports it',
  async () => {
    expect(await isMapped()).toBe('false');
    const { error } = await kernel.execute("import { tf } from '#lib';\nconst wrong: string = 1;"); // so it never runs
    expect(error?.evalue).toContain('TS2322');
    await expect.poll(isMapped).toBe('true');
  },
);
