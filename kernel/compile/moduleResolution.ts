/**
 * Where the compiler finds the imports of a cell: relative paths from the notebook's folder, `#lib` and `#checks` by the
 * "imports" of package.json, packages from the project's root. (tslab 1.0.22 resolves all imports from its working directory
 * and does not read "imports".)
 */
import ts from '@tslab/typescript-for-tslab';
import { host } from '../compilerHost';
import { declarationsOf, sourceOf } from './keptModules';
import { fileOfNodeModule } from './nodeTypes';
import { useResolution } from './projectSources';
import { rolledUpFile } from './rolledUpTypes';

/** The "imports" of package.json as the compiler's option `paths`. A compiled file, as in grading, has its types beside it. */
export function importPaths(): Record<string, string[]> {
  const { imports = {} } = JSON.parse(host.readFile(`${host.root}/package.json`)) as {
    imports?: Record<string, string>;
  };
  return Object.fromEntries(Object.entries(imports).map(([name, file]) => [name, [file.replace(/\.js$/, '.d.ts')]]));
}

type CompilerHost = ts.WatchCompilerHostOfFilesAndCompilerOptions<ts.BuilderProgram>;

const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/'));

/** Adds resolution to a compiler host. */
export function resolveModules(compilerHost: CompilerHost, options: ts.CompilerOptions): void {
  const { root, notebookFolder } = host;
  const found = new Map<string, ts.ResolvedModuleWithFailedLookupLocations>();
  const filesWithMissingImports = new Set<string>();
  const inPackages = ts.createModuleResolutionCache(root, (file) => file, options);
  const cells = new Set([`${root}/__tslab__.ts`, `${root}/__prev__.d.ts`]);

  /** The source file of an import, before declarations replace sources. */
  function resolveSource(name: string, importer: string): ts.ResolvedModuleWithFailedLookupLocations {
    const from = cells.has(importer) && name.startsWith('.') ? `${notebookFolder}/cell.ts` : importer;
    const key = `${folderOf(from)}\0${name}`;
    const declared = rolledUpFile(name) ?? fileOfNodeModule(name, from);
    if (declared) return { resolvedModule: declared } as ts.ResolvedModuleWithFailedLookupLocations;
    const known = found.get(key);
    if (known?.resolvedModule && compilerHost.fileExists(known.resolvedModule.resolvedFileName)) return known;
    const cache = from.includes('/node_modules/') ? inPackages : undefined;
    const resolution = ts.resolveModuleName(name, from, options, compilerHost, cache);
    if (resolution.resolvedModule) found.set(key, resolution);
    else if (!cache && !host.isBuiltin(name)) filesWithMissingImports.add(importer.toLowerCase());
    return resolution;
  }

  function resolveInProject(name: string, importer: string): string | undefined {
    const { resolvedModule } = resolveSource(name, importer);
    return resolvedModule?.isExternalLibraryImport ? undefined : resolvedModule?.resolvedFileName;
  }

  function resolve(name: string, importer: string) {
    const file = resolveInProject(name, sourceOf(importer) ?? importer);
    const declarations = file && declarationsOf(file);
    if (!declarations) return resolveSource(name, sourceOf(importer) ?? importer);
    return { resolvedModule: { resolvedFileName: declarations, extension: ts.Extension.Dts } };
  }

  compilerHost.resolveModuleNameLiterals = (names, importer) => {
    filesWithMissingImports.delete(importer.toLowerCase());
    return names.map(({ text }) => resolve(text, importer)) as ts.ResolvedModuleWithFailedLookupLocations[];
  };
  // A missing import is resolved again, since its file may exist by now. After edits, all imports are.
  compilerHost.hasInvalidatedResolutions = (file) =>
    filesWithMissingImports.has(file.toLowerCase()) || (resolveAgain.all && !file.includes('/node_modules/'));
  useResolution(resolveInProject);
}

/** `all` is true while every file's imports must be resolved again. */
export const resolveAgain = { all: false };
