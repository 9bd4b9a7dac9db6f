import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The types of files of the course, and of all that they import.
 *
 * @param {string} project the project's folder
 * @param {string[]} files from the project's folder
 * @returns {Map<string, string>} files of declarations, from the project's folder, with `/`
 */
export function declarationsOf(project, files) {
  const ts = require('@tslab/typescript-for-tslab');
  const program = ts.createProgram(
    files.map((file) => path.join(project, file)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      strict: true,
      noImplicitAny: false,
      esModuleInterop: true,
      resolveJsonModule: true,
      skipLibCheck: true,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: project,
      outDir: project,
      baseUrl: project,
      paths: { '#lib': ['lib/index.ts'] },
    },
  );
  /** @type {Map<string, string>} */
  const found = new Map();
  program.emit(undefined, (/** @type {string} */ file, /** @type {string} */ text) =>
    found.set(path.relative(project, file).split(path.sep).join('/'), text),
  );
  return found;
}
