/**
 * Loads project files as Node's own modules: `#lib`, `#checks` and files beside a notebook go through Node's `require`, with
 * their real `__filename`, Node's cache and JSON. tslab 1.0.22 has its own loader. With that, a module that imports an edited
 * one keeps the old version, and the modules are missing in `require.cache` and `require.resolve`.
 */
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { notebookFolder, requireFromRoot } from './kernelFolders';

interface CompilingModule extends NodeModule {
  _compile(js: string, file: string): void;
}
type Loader = (module: CompilingModule, file: string) => void;

/** Compiled code by file. */
const compiled = new Map<string, string>();
const loaders = (Module as unknown as { _extensions: Record<string, Loader> })._extensions;

for (const extension of ['.ts', '.tsx', '.js']) {
  const loadOther = loaders[extension] ?? loaders['.js'];
  loaders[extension] = (module, file) => {
    const code = compiled.get(file);
    if (code === undefined) loadOther(module, file);
    else module._compile(code, file);
  };
}

export function keepModule(file: string, js: string): void {
  compiled.set(path.normalize(file), js);
  forgetModules([file]);
}

export function forgetModules(files: string[]): void {
  const { cache } = requireFromRoot;
  for (const file of files.map(path.normalize)) {
    const module = cache[file];
    if (!module) continue;
    delete cache[file];
    forgetModules([...compiled.keys()].filter((importer) => cache[importer]?.children.includes(module)));
  }
}

export function forgetHalfLoadedModules(): void {
  const { cache } = requireFromRoot;
  forgetModules(Object.keys(cache).filter((file) => cache[file]?.loaded === false));
}

const requireFromNotebook = Module.createRequire(path.join(notebookFolder, 'cell.js'));
const isRelative = (id: string) => /^\.{0,2}\//.test(id) || id === '.' || id === '..';

/** The `require` of cells: paths from the notebook's folder, packages from the project's root. */
export const requireInCell = Object.assign(
  (id: string) => (isRelative(id) ? requireFromNotebook : requireFromRoot)(id),
  {
    cache: requireFromRoot.cache,
    main: requireFromRoot.main,
    resolve: (id: string) => (isRelative(id) ? requireFromNotebook : requireFromRoot).resolve(id),
  },
);

/** `import()` of a cell, with the same paths. A package is found from the built kernel, which is in the project. */
export const importInCell = (id: string): Promise<Record<string, unknown>> =>
  import(isRelative(id) ? pathToFileURL(path.resolve(notebookFolder, id)).href : id);

/** `import.meta` of a file that is compiled to CommonJS. */
export function importMeta(file: string, require: unknown): object {
  const urlOf = (found: string) => (path.isAbsolute(found) ? pathToFileURL(found).href : found);
  const resolve = (id: string) => urlOf((require as NodeJS.Require).resolve(id));
  return { dirname: path.dirname(file), filename: file, resolve, url: urlOf(file) };
}
