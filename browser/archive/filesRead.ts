import { useHost } from '../../kernel/host';
import { importable } from '../node/module';
import { type Files, useFiles } from '../worker/files';
import { provideSystem } from '../worker/typescriptSystem';
import { workerHost } from '../worker/workerHost';

export { importable };

/**
 * Compiles a cell as a worker does, with all that cells can import, but over all files of a disk. Returns those that it read: no
 * others need be in a browser.
 */
export function filesRead(disk: Files): string[] {
  const read = new Set<string>();
  useFiles({
    isFolder: (folder) => disk.isFolder(folder),
    list: (folder) => disk.list(folder),
    read(file) {
      const bytes = disk.read(file);
      if (bytes) read.add(file);
      return bytes;
    },
  });
  provideSystem();
  useHost(workerHost());
  const { compileCell } =
    require('../../kernel/compile/compileCell') as typeof import('../../kernel/compile/compileCell');
  const cell = importable.map((name, i) => `import * as m${i} from '${name}';`).join('\n');
  compileCell({ text: '', globals: new Set() }, cell);
  return [...read];
}
