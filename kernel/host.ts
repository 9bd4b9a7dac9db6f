import type ts from '@tslab/typescript-for-tslab';
import type * as converter from 'tslab/dist/converter';

/** The request that a message to the notebook belongs to. Only the host knows its properties. */
export type Parent = object;

/** A display of tslab: one object in several MIME types. */
export interface Display {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  transient?: {
    display_id?: string;
    /** What takes its place if the reader stops the cell: code that is cut off cannot say so itself. Not sent. */
    if_stopped?: Record<string, unknown>;
  };
}

/** A source map. Lines and columns count from 0. A position without a source gives an empty result. */
export interface PositionMap {
  findEntry(line: number, column: number): { originalLine?: number; originalColumn?: number };
}

/**
 * All that `compile/` and `cells/` need from the platform. `nodeHost.ts` is Node.
 * File names are absolute, with `/` on every platform.
 */
export interface Host {
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
  readonly builtinModules: readonly string[];
  /** Whether the platform has this module built in, as Node has `node:fs`. */
  isBuiltin(module: string): boolean;
  /** The `require` of cells. */
  readonly require: unknown;
  /** `import()` of a cell, for an ES module. */
  import(module: string): Promise<Record<string, unknown>>;
  /** `import.meta` of a file that has this `require`. */
  importMeta(file: string, require: unknown): object;
  /** Makes the next `require` of the file run this code, which was compiled from it. */
  keepModule(file: string, js: string): void;
  /** Makes the next `require` load these files, and all that import them, again. */
  forgetModules(files: string[]): void;
  /** Loads tslab's compiler of cells, with this TypeScript in place of its own. */
  loadConverter(typescript: typeof ts): typeof converter;

  /** Runs a program and returns its value. `name` is its name in stack traces. */
  evaluate(js: string, name: string): unknown;
  parseSourceMap(json: string): PositionMap;
  /** A value as text. */
  inspect(value: unknown): string;

  /** The time in ms. */
  now(): number;
  /** Runs `work` in a later turn of the event loop. */
  afterTurn(work: () => void): void;
  /** Resolves in a later turn of the event loop. */
  nextTurn(): Promise<void>;
  /** Resolves after so many ms. */
  wait(ms: number): Promise<void>;
  /** Makes the next `require` load those modules again that an interrupt left half loaded. */
  forgetHalfLoadedModules(): void;
  /** Calls `created` for each new promise. */
  watchPromises(created: (promise: Promise<unknown>, parent: Promise<unknown> | undefined) => void): void;
  /** Does the kernel's own work, which no interrupt may cut off. */
  withoutInterrupts<T>(work: () => T): T;

  /** Loops of cells call it now and then where nothing else can end them. It throws what ends them. Else there is none. */
  guardLoops?(): void;

  /** Whether the reader can be asked for a line there. */
  canAsk(parent: Parent): boolean;
  /** Asks the reader for a line and waits for it. The answer is undefined when the reader stops the cell instead. */
  ask(prompt: string, parent: Parent): string | undefined;
  /** Sends a message to the notebook. */
  publish(type: string, content: object, parent?: Parent, extras?: { metadata: object; buffers: Uint8Array[] }): void;
  /**
   * From now on, `take` gets what the process prints, as text or as bytes of UTF-8. Where it returns false, that is printed as before.
   */
  captureText(take: (name: 'stdout' | 'stderr', text: string | Uint8Array) => boolean): void;
  /** From now on, `show` gets tslab's displays. */
  captureDisplays(show: (display: Display, update: boolean) => void): void;
}

/** The host of this process. */
export let host: Host;

/** Call it once, before anything is compiled. */
export function useHost(used: Host): void {
  host = used;
}
