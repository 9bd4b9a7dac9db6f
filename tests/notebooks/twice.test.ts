import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Execution, KernelClient } from '../kernel/kernelClient';
import { differences } from './compare';
import { notebooksIn, readCells, root } from './notebook';

/** What a cell gave: its result, or what it printed. */
const outcome = ({ result, stdout }: Execution) => `${stdout}${result ?? ''}`;

/** Readers run a cell again, to see it again or after a change. Takes minutes: with CI=true only. */
describe.runIf(process.env.CI)('each cell twice in a row', () => {
  it.each(notebooksIn('notebooks'))(
    '%s',
    async (lesson) => {
      const kernel = await KernelClient.start({ cwd: path.join(root, 'notebooks') });
      try {
        for (const { id, cell_type, source, metadata } of readCells(path.join(root, lesson))) {
          if (cell_type !== 'code') continue;
          const code = [source].flat().join('');
          const [first, second] = [await kernel.execute(code), await kernel.execute(code)];
          for (const { error, stderr } of [first, second]) {
            expect(error?.evalue, `cell ${id}`).toBeUndefined();
            expect(stderr, `cell ${id}`).toBe('');
          }
          if (metadata.tags?.includes('varies')) continue;
          expect(differences(outcome(first), outcome(second), `cell ${id}`)).toEqual([]);
        }
      } finally {
        kernel.close();
      }
    },
    240_000,
  );
});
