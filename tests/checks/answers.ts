import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Check, check, type Verdict } from '#checks';
import type { Json } from '../../checks/probes/Json';

/** With CI=true each answer is judged with 60 seeds, so that no verdict depends on one draw; otherwise with three. */
const SEEDS = process.env.CI ? Array.from({ length: 60 }, (_, i) => i) : [1, 2, 2026];

/**
 * Runs a check on a folder of answers, with each seed: `right-*.ts` must pass, `wrong-*.ts` must fail, and the message must match the answer's
 * `says`. `wrong-keeps-*.ts` keep something from one call to the next, so they are loaded anew for each seed. Prints the table answer × seeds × verdicts × message.
 */
export function describeAnswers<Answer, Observed extends Json>(
  spec: Check<Answer, Observed>,
  folderName: string,
  seeds = SEEDS,
): void {
  const folder = path.join(__dirname, '../answers', folderName);
  const files = readdirSync(folder).map((file) => path.basename(file, '.ts'));
  const matrix: string[] = [];
  const sizes = new Set<number>();

  describe(`${spec.name}, answers in ${folderName}`, () => {
    it.each(files.filter((file) => !hangs(file) || process.env.CI))(
      '%s',
      async (file) => {
        const isKeeping = file.startsWith('wrong-keeps-');
        const load = (seed: number) => import(path.join(folder, `${file}.ts${isKeeping ? `?${seed}` : ''}`));
        const { says } = await load(1);
        const isRight = file.startsWith('right-');
        // a right answer is tried a second time with the next seed
        const tried = hangs(file) ? [1] : isRight && seeds.length > 10 ? seeds.filter((seed) => seed % 2 === 1) : seeds;
        let first: Verdict[] = [];
        for (const seed of tried) {
          const { default: answer } = await load(seed);
          const report = await check(spec, answer, seed);
          if (seed === 1) first = report.verdicts;
          sizes.add(report.verdicts.length);
          expect(report.toString(), `seed ${seed}`).toMatch(says);
          expect(report.passed, report.toString()).toBe(isRight);
        }
        matrix.push(rowOf(file, tried.length, first));
      },
      process.env.CI ? 900_000 : 120_000, // a busy machine gives an endless loop up to twelve times its limit
    );

    it('gives every answer the same number of verdicts', () => {
      expect(sizes.size).toBe(1);
    });

    it('scores an untouched stub 0', () => {
      expect(matrix.find((line) => line.startsWith('wrong-stub'))).toMatch(
        /^wrong-stub +rejected, seeds: \d+ +missing( \| missing)* {2}Write/,
      );
    });

    it('scores a forged observation 0', () => {
      const forged = [
        {},
        { cases: [] },
        { cases: [null] },
        { outcome: null },
        { outcome: { kind: 'returned', value: 1 } },
      ];
      for (const observed of forged) {
        const verdicts = spec.judge(observed as never, 3);
        expect(verdicts.filter(({ voice }) => voice === 'correct' || voice === 'note')).toHaveLength(0);
        expect(verdicts.length).toBeGreaterThan(0);
      }
    });

    afterAll(() => console.log(`${spec.name}: answer × seeds × verdict\n${matrix.join('\n')}`));
  });
}

/** Whether an answer costs the whole time limit: such are tried with CI=true only, and with one seed. */
const hangs = (file: string) => /^wrong-(endless-loop|never-settles)$/.test(file);

function rowOf(file: string, seeds: number, verdicts: Verdict[]): string {
  const told = new Set(verdicts.flatMap(({ next }) => next || []));
  const fate = `${file.startsWith('right-') ? 'accepted' : 'rejected'}, seeds: ${seeds}`;
  return `${file.padEnd(34)} ${fate.padEnd(20)} ${verdicts.map(({ voice }) => voice).join(' | ')}  ${[...told].join(' ')}`;
}
