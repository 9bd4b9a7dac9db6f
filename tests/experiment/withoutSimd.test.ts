import { afterEach, expect, it, vi } from 'vitest';
import type { ImageDataset } from '#lib';

const few: ImageDataset = { images: new Uint8Array(2 * 784), labels: new Uint8Array(2), length: 2, classes: [] };

/** An engine that knows no SIMD. */
function forgetSimd() {
  class NoModule {
    constructor() {
      throw new WebAssembly.CompileError('invalid opcode 0xfd');
    }
  }
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  vi.spyOn(WebAssembly, 'Module').mockImplementation(NoModule as never);
}
afterEach(() => vi.restoreAllMocks());

it('where WebAssembly has no SIMD, lib is there, and only the experiment says what is missing', async () => {
  forgetSimd();
  const { trainRun, nllLoss } = await import('#lib');
  expect(nllLoss).toBeTypeOf('function');
  const run = trainRun({ train: few, test: few, batchSize: 1, seed: 0, epochs: 1 });
  await expect(run).rejects.toThrow('Cannot run the experiment: it needs WebAssembly with SIMD');
});
