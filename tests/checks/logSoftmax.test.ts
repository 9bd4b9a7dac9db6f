import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check, logSoftmaxCheck } from '#checks';

const folder = path.join(__dirname, '../answers/log-softmax');
const files = readdirSync(folder).map((file) => path.basename(file, '.ts'));
const matrix: string[] = [];

describe('logSoftmaxCheck', () => {
  for (const file of files) {
    it(`${file} is told ${file.startsWith('right-') ? 'correct' : 'what is wrong'}`, async () => {
      const { default: answer, says } = await import(path.join(folder, `${file}.ts`));
      const hangs = /loop|settles/.test(file); // each costs the whole time limit
      for (const seed of hangs ? [1] : [1, 2, 2026]) {
        const report = await check(logSoftmaxCheck, answer, seed);
        if (seed === 1) matrix.push(`${file.padEnd(34)} ${report.verdicts.map(({ voice }) => voice).join(' | ')}`);
        expect(report.toString()).toMatch(says);
        expect(report.passed).toBe(file.startsWith('right-'));
      }
    }, 60_000);
  }

  it('has at least one wrong and one right answer to tell apart', () => {
    expect(files.filter((file) => file.startsWith('wrong-')).length).toBeGreaterThan(20);
    expect(files.filter((file) => file.startsWith('right-')).length).toBeGreaterThan(5);
  });

  it('escapes what a reader returned, in its table', async () => {
    const report = await check(logSoftmaxCheck, () => '<img src=x>');
    expect(report.toHtml()).not.toContain('<img');
  });

  it('scores a forged observation 0', () => {
    for (const forged of [
      {},
      { cases: [] },
      { cases: [null] },
      { cases: [{ name: 'plain', outcome: { kind: 'returned', value: 1 } }] },
    ]) {
      const verdicts = logSoftmaxCheck.judge(forged as never, 3);
      expect(verdicts.filter(({ voice }) => voice === 'correct' || voice === 'note')).toHaveLength(0);
    }
  });

  afterAll(() => console.log(`answer × verdict\n${matrix.join('\n')}`));
});
