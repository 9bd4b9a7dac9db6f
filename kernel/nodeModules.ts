/**
 * Loads project files as Node's own modules: `#lib`, `#checks` and files beside a notebook go through Node's `require`, with
 * their real `__filename`, Node's cache and JSON. tslab 1.0.22 has its own loader. With that, a module that imports an edited
 * one keeps the old version, and the modules are missing in `require.cache` and `require.resolve`.
 */
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { notebookFolder, requireFromRoot } from './kernelFolders';
import { missingModule } from './missingModule';

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

const requireFor = (id: string) => (isRelative(id) ? requireFromNotebook : requireFromRoot);

function isThere(id: string): boolean {
  try {
    requireFor(id).resolve(id);
    return true;
  } catch {
    return false;
  }
}

/** Node's own error names files of this machine, and not what a reader can do. */
function notThere(id: string): Error {
  const advice = isRelative(id) ? '' : missingModule(id);
  const told = [`Cannot find module '${id}'`, advice].filter(Boolean).join('\n  ');
  return Object.assign(new Error(told), { code: 'MODULE_NOT_FOUND' });
}

/** The `require` of cells: paths from the notebook's folder, packages from the project's root. */
export const requireInCell = Object.assign(
  (id: string) => {
    try {
      return requireFor(id)(id);
    } catch (error) {
      throw isThere(id) ? error : notThere(id);
    }
  },
  {
    cache: requireFromRoot.cache,
    main: requireFromRoot.main,
    resolve: (id: string) => requireFor(id).resolve(id),
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
