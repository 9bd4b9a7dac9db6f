import { type CompilerHost, useCompilerHost } from './compilerHost';

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
 * All that `cells/` needs from the platform, and what `compile/` needs. `nodeHost.ts` is Node.
 * File names are absolute, with `/` on every platform.
 */
export interface Host extends CompilerHost {
  /** The `require` of cells. */
  readonly require: unknown;
  /**
   * Loads what a cell needs and the machine does not have yet.
   *
   * @throws Interrupted when the reader stops the cell meanwhile.
   */
  prepare?(code: string, parent: Parent): Promise<void> | undefined;
  /** `import()` of a cell, for an ES module. */
  import(module: string): Promise<Record<string, unknown>>;
  /** `import.meta` of a file that has this `require`. */
  importMeta(file: string, require: unknown): object;
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

/** Call it once, before a cell is compiled or runs. */
export function useHost(used: Host): void {
  host = used;
  useCompilerHost(used);
}
