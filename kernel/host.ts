import type ts from '@tslab/typescript-for-tslab';
import type * as converter from 'tslab/dist/converter';

/** The request that a message to the notebook belongs to. Only the host knows what is in it. */
export type Parent = object;

/** A display of tslab's: a bundle of one thing in several MIME types. */
export interface Display {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  transient?: { display_id?: string };
}

/** A source map that is ready to be asked; lines and columns from 0. Where nothing is, the answer is empty. */
export interface PositionMap {
  findEntry(line: number, column: number): { originalLine?: number; originalColumn?: number };
}

/**
 * All that `compile/` and `cells/` ask of the machine that they run on: today Node. A browser's worker would do, too.
 * Names of files are absolute, with `/` on every platform.
 */
export interface Host {
  /** The project whose node_modules, lib and checks the cells use, wherever their notebook is. */
  readonly root: string;
  readonly notebookFolder: string;

  readFile(file: string): string;
  /** Differs after each edit of the file; empty while there is none. */
  fileStamp(file: string): string;

  /** Files that outlive the process. What cannot be written is not kept. */
  readonly kept: { folder: string; has(name: string): boolean; write(name: string, text: string): void };
  /** A name for a text: another one for each other text. */
  hash(text: string): string;
  /** Another one for each version of the kernel and of the packages that cells import. */
  readonly version: string;

  /** Whether this module comes with the machine, as `node:fs` does. */
  isBuiltin(module: string): boolean;
  /** `require` of a cell. */
  readonly require: unknown;
  /** Makes this code, compiled from a project file, the one that the next `require` of the file runs. */
  keepModule(file: string, js: string): void;
  /** Makes the next `require` of these files, and of all that import them, load them anew. */
  forgetModules(files: string[]): void;
  /** tslab's compiler of cells, on this TypeScript in place of its own. */
  loadConverter(typescript: typeof ts): typeof converter;

  /** The value of a program, whose name in stack traces is given. */
  evaluate(js: string, name: string): unknown;
  parseSourceMap(json: string): PositionMap;
  /** A value's text. */
  inspect(value: unknown): string;

  /** In ms. */
  now(): number;
  /** Runs `work` once all else that waits has had its turn. */
  afterTurn(work: () => void): void;
  /** Resolves then. */
  nextTurn(): Promise<void>;
  /** Makes the next `require` of a module load it anew, where an interrupt left it half loaded. */
  forgetHalfLoadedModules(): void;
  /** Calls `created` for each new promise. */
  watchPromises(created: (promise: Promise<unknown>, parent: Promise<unknown> | undefined) => void): void;
  /** Does the kernel's own work, which no interrupt may cut in two. */
  withoutInterrupts<T>(work: () => T): T;

  /** Sends a message to the notebook. */
  publish(type: string, content: object, parent?: Parent): void;
  /** From now on, `take` gets what the process prints, unless it returns false. */
  captureText(take: (name: 'stdout' | 'stderr', text: string) => boolean): void;
  /** From now on, `show` gets what tslab displays. */
  captureDisplays(show: (display: Display, update: boolean) => void): void;
}

/** The host of this process. */
export let host: Host;

/** To be called once, before anything is compiled. */
export function useHost(used: Host): void {
  host = used;
}
