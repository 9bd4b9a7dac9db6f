import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as checks from '#checks';
import { oneWay, showOneWay } from '../../checks/oneWay';
import right from '../answers/decide/right-every';
import wrong from '../answers/decide/wrong-majority';
import { notebooksIn, root } from '../notebooks/notebook';

const names = Object.keys(checks).flatMap((name) => (name.endsWith('Check') ? name.slice(0, -'Check'.length) : []));
const masters = notebooksIn('solutions').map((file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')));
const html = async (answer: typeof right) => (await checks.check(checks.decideCheck, answer)).toHtml();

describe('one way to write it', () => {
  it('is not shown where no line allows it', async () => {
    expect(await html(right)).not.toContain('<details>');
  });

  describe('where a line allows it', () => {
    beforeAll(showOneWay);

    it('is folded below a check that passes, and nowhere else', async () => {
      expect(await html(right)).toMatch(/<\/table><details><summary>One way to write it<\/summary><pre><code>const/);
      expect(await html(wrong)).not.toContain('<details>');
      expect(String(await checks.check(checks.decideCheck, right))).not.toContain('results.every');
    });

    it('shows code as it is written', async () => {
      expect(await html(right)).toContain('new Set(records.map(({ seed }) =&gt; seed))');
    });

    it.each(names)('%s: is what stands in the master', (name) => {
      const lines = (oneWay(name) ?? '').split('\n');
      const cells: string[] = masters.flatMap(({ cells }) =>
        cells.map(({ source }: never) => [source].flat().join('')),
      );
      const answer = cells[cells.findIndex((cell) => cell.startsWith(`await check(${name}Check,`)) - 1];
      expect(lines[0]).toMatch(/^\S/);
      expect(answer).toContain(
        `// BEGIN SOLUTION\n${lines.map((line) => line && `  ${line}`).join('\n')}\n  // END SOLUTION`,
      );
    });
  });
});
