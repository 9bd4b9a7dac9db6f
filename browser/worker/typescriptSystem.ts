import ts from '@tslab/typescript-for-tslab';
import { files, ROOT, readText } from './files';

/** TypeScript's view of a worker's files. TypeScript itself has one for Node only. */
const system: ts.System = {
  args: [],
  newLine: '\n',
  useCaseSensitiveFileNames: true,
  write() {},
  readFile: readText,
  writeFile() {},
  resolvePath: (path) => path,
  fileExists: (file) => files.read(file) !== undefined,
  directoryExists: (folder) => files.isFolder(folder),
  createDirectory() {},
  getExecutingFilePath: () => `${ROOT}/node_modules/@tslab/typescript-for-tslab/lib/typescript.js`,
  getCurrentDirectory: () => ROOT,
  getDirectories: (folder) => files.list(folder).filter((name) => files.isFolder(`${folder}/${name}`)),
  readDirectory: () => [],
  realpath: (path) => path,
  exit() {},
};

/** Call it before anything of `compile/` is loaded. */
export function provideSystem(): void {
  (ts as unknown as { setSys(system: ts.System): void }).setSys(system);
}
