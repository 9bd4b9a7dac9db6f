import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../lib/experiment/compile.mjs';
import { shareMemory } from '../../lib/experiment/sharedMemory';
import { softmaxStep } from '../../lib/experiment/softmaxStep';
import { makeDataset } from './datasets';

const BIAS_AT = 31360; // as in layout.as.ts
const SMALLEST_NORMAL = 2 ** -126;

test('softmaxStep.wasm is what softmaxStep.as.ts gives', async () => {
  const committed = readFileSync(new URL('../../lib/experiment/softmaxStep.wasm', import.meta.url));
  expect(Buffer.from(await compile()).equals(committed), 'run: node lib/experiment/compile.mjs').toBe(true);
});

test('no step is a subnormal number, with which some processors compute a hundred times slower', () => {
  const data = makeDataset([0], () => 255);
  const { memory, train, workspaces } = shareMemory({ train: data, test: data }, { workers: 1, batchSize: 1 });
  const [{ order, losses, model, rows }] = workspaces;
  const { exports } = new WebAssembly.Instance(softmaxStep(), { env: { memory } });
  const trainEpoch = exports.trainEpoch as (...numbers: number[]) => void;
  for (const surest of [50, 80, 90, 1000]) {
    new Float32Array(memory.buffer, model + BIAS_AT, 10).set([surest, 0, -surest], 0); // p of the others: down to exp(−2000)
    trainEpoch(train.records, order, 1, 1, 1e-3, model, rows, losses);
    const steps = new Float32Array(memory.buffer, rows, 10);
    expect(steps.filter((step) => step !== 0 && Math.abs(step) < SMALLEST_NORMAL)).toEqual(new Float32Array());
  }
});
