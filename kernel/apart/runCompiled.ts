/**
 * A kernel without a compiler: its cells arrive compiled (`compileCells.ts`). So a sandbox holds no TypeScript, and nothing that
 * compiles is loaded anew for each submission.
 */
import { cells } from '../cells/cells';
import type { CompiledCell, Compiler } from '../compiler';
import { host } from '../host';
import { requireFromTslab } from '../kernelFolders';
import { startUp } from '../startUp';
import { fromCode } from './messages';

let latest: CompiledCell;

const receivedCells: Compiler = {
  compile(code) {
    latest = fromCode(code);
    return latest;
  },
  ended(isSet) {
    if (isSet) host.publish('set_names', { names: latest.declares.filter(isSet) }, cells.running?.parent);
  },
  modulesIn: () => [],
  complete: () => ({}),
  inspect: () => ({}),
  isComplete: () => ({}),
};

/** tslab's displays, which cells can import, do not need its compiler. */
function leaveOutConverter(): void {
  for (const name of ['./dist/converter.js', './dist/inspect.js']) {
    const file = requireFromTslab.resolve(name);
    requireFromTslab.cache[file] = { id: file, filename: file, loaded: true, children: [], exports: {} } as never;
  }
}

startUp(async () => {
  leaveOutConverter();
  return receivedCells;
});
