import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';

const setUp = `
import { tf } from '#lib';
import { brokenLogitsCheck, check } from '#checks';
await tf.ready();`;
const right = `
function pickLogits() {
  return { nan: [1000, 0], minusInfinity: [0, -200], onlyInFloat32: [100, 0], oneHot: { logits: [200, 0], label: 0 } };
}`;
const untypable = 'function pickLogits(): number { return "no number"; }';
const unreadable = 'function pickLogits() { return { nan: [1000, 0]; }';
const tryIt = '(await check(brokenLogitsCheck, pickLogits as any)).toString();';

describe('an answer whose last cell did not compile', () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start();
    expect((await kernel.execute(setUp)).error).toBeUndefined();
  }, 180_000);
  afterAll(() => kernel?.close());

  it.each([
    ['for its types', untypable],
    ['for its syntax', unreadable],
  ])(
    'is not taken for what stands in the cell: %s',
    async (_, broken) => {
      expect((await kernel.execute(right)).error).toBeUndefined();
      expect((await kernel.execute(tryIt)).result).toContain('4 of 4');
      expect((await kernel.execute(broken)).error).toBeDefined();
      const { result } = await kernel.execute(tryIt);
      expect(result).toContain('0 of 4');
      expect(result).toContain('did not compile');
      await kernel.execute(right);
      expect((await kernel.execute(tryIt)).result).toContain('4 of 4');
    },
    60_000,
  );
});
