import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { CompilerHost } from './compilerHost';
import { importableModules } from './importableModules';
import { kept } from './keptFiles';
import { notebookFolder, requireFromTslab, root } from './kernelFolders';
import { missingModule } from './missingModule';
import { forgetModules, keepModule } from './nodeModules';

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const installedPackages = path.join(root, 'node_modules', '.package-lock.json'); // npm's own list
const withSlashes = (file: string) => file.replaceAll('\\', '/');

/** Node as the host of `compile/`. */
export const nodeCompilerHost: CompilerHost = {
  root: withSlashes(root),
  notebookFolder: withSlashes(notebookFolder),
  readFile: (file) => fs.readFileSync(file, 'utf8'),
  fileStamp(file) {
    const stats = fs.statSync(file, { throwIfNoEntry: false });
    return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : '';
  },

  kept,
  hash,
  version: hash(
    [__filename, installedPackages].map((file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')).join(),
  ),

  listFolder(folder) {
    try {
      const isFolder = (name: string) =>
        !!fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.isDirectory();
      return fs.readdirSync(folder).map((name) => ({ name, isFolder: isFolder(name) }));
    } catch {
      return [];
    }
  },
  importableModules,
  isBuiltin,
  missingModule,
  keepModule,
  forgetModules,
  loadConverter(typescript) {
    const file = requireFromTslab.resolve('@tslab/typescript-for-tslab');
    const module = { id: file, filename: file, loaded: true, children: [], exports: typescript };
    requireFromTslab.cache[file] = module as unknown as NodeModule; // TypeScript's own exports cannot be replaced one by one
    return requireFromTslab('./dist/converter.js');
  },
};
