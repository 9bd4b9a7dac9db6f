import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../lib/experiment/compile.mjs';

test('softmaxStep.wasm is what softmaxStep.as.ts gives', async () => {
  const committed = readFileSync(new URL('../../lib/experiment/softmaxStep.wasm', import.meta.url));
  expect(Buffer.from(await compile()).equals(committed), 'run: node lib/experiment/compile.mjs').toBe(true);
});
