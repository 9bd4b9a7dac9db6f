import fs from 'node:fs';
import path from 'node:path';
import type { CompilerHost } from './compilerHost';
import { root } from './kernelFolders';

const folder = path.join(root, '.cache', 'kernel', 'modules').replaceAll('\\', '/');

/** Files are written whole or not at all, because other kernels may read them at the same time. */
export const kept: CompilerHost['kept'] = {
  folder,
  has: (name) => fs.existsSync(path.join(folder, name)),
  write(name, text) {
    const file = path.join(folder, name);
    const unfinished = `${file}.${process.pid}`;
    try {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(unfinished, text);
      fs.renameSync(unfinished, file);
    } catch {
      fs.rmSync(unfinished, { force: true }); // the disk is full: the next kernel compiles it again
    }
  },
};
