import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fetchNode } from '../setup/fetchNode';

const root = path.resolve(__dirname, '../..');
const isCI = process.env.CI === 'true';

// Weights and losses of runs on all cores: the same in every Node, to the last bit.
const script = `
  const { createHash } = await import('node:crypto');
  const { lib } = await import('./bench/loadLib.mjs');
  lib.tf.concat([lib.tf.ones([2]), lib.tf.ones([3])]).dataSync(); // an operation on a list of tensors
  const data = { train: new lib.FashionMNIST({ train: true }), test: new lib.FashionMNIST({ train: false }) };
  const records = await lib.compareBatchSizes({ ...data, batchSizes: [1, 512], seeds: [0, 1], epochs: 1 });
  const { weight } = await lib.trainRun({ ...data, batchSize: 256, seed: 0, epochs: 1 });
  const losses = records.map(({ trainLoss, testLoss, lossNoise }) => [trainLoss, testLoss, lossNoise]);
  console.log(JSON.stringify({ losses, weight: createHash('sha256').update(weight).digest('hex') }));`;

function outcome(node: string): { losses: number[][]; weight: string } {
  const stdout = execFileSync(node, ['--throw-deprecation', '--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** Downloads 50 MB for each version, so on a reader's machine it is skipped. */
describe.runIf(isCI)('the experiment in other versions of Node', () => {
  let here: ReturnType<typeof outcome>;
  beforeAll(() => {
    here = outcome(process.execPath);
  });

  test.each(['20.20.0', '22.23.3', '24.21.0', '26.12.1'])('%s', { timeout: 300_000 }, (version) => {
    expect(outcome(fetchNode(version))).toEqual(here);
  });
});
