import type ts from '@tslab/typescript-for-tslab';
import type * as converter from 'tslab/dist/converter';

/** The TypeScript that tslab's converter gets in place of its own; see `adaptedTypeScript.cjs`. */
export const held: { typescript?: typeof ts } = {};

export function loadConverter(typescript: typeof ts): typeof converter {
  held.typescript = typescript;
  return require('tslab/dist/converter'); // reads `held` now
}
