import type ts from '@tslab/typescript-for-tslab';
import type * as converter from 'tslab/dist/converter';

/** All that `compile/` needs from the platform. File names are absolute, with `/` on every platform. */
export interface CompilerHost {
  /** The project whose node_modules, lib and checks the cells use, wherever the notebook is. */
  readonly root: string;
  readonly notebookFolder: string;

  readFile(file: string): string;
  /** A text that changes with each edit of the file; empty if the file does not exist. */
  fileStamp(file: string): string;

  /** Files that outlive the process. A file that cannot be written is left out. */
  readonly kept: { folder: string; has(name: string): boolean; write(name: string, text: string): void };
  /** A hash of a text. */
  hash(text: string): string;
  /** A text that changes with each version of the kernel and of the packages that cells import. */
  readonly version: string;

  /** What is in a folder; empty where there is none. */
  listFolder(folder: string): { name: string; isFolder: boolean }[];
  /** The names of all modules that cells can import. */
  importableModules(): readonly string[];
  /** Whether the platform has this module built in, as Node has `node:fs`. */
  isBuiltin(module: string): boolean;
  /** For a module that the compiler cannot find, and that is no file: a sentence that says how to get it, or what there is. */
  missingModule(name: string): string;
  /** Makes the next `require` of the file run this code, which was compiled from it. */
  keepModule(file: string, js: string): void;
  /** Makes the next `require` load these files, and all that import them, again. */
  forgetModules(files: string[]): void;
  /** Loads tslab's compiler of cells, with this TypeScript in place of its own. */
  loadConverter(typescript: typeof ts): typeof converter;

  /** Loops of cells call it now and then where nothing else can end them. It throws what ends them, or gives the time in ms. */
  guardLoops?(): number;
}

/** The host of this process's compiler. */
export let host: CompilerHost;

/** Call it once, before anything is compiled. */
export function useCompilerHost(used: CompilerHost): void {
  host = used;
}
