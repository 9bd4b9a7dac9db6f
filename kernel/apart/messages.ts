/** What passes to and from the process that compiles cells for kernels that run elsewhere. */
import type { CompiledCell } from '../compiler';

/** The declarations of all cells so far. */
export interface Declared {
  text: string;
  globals: string[];
}

/** A cell; or, after a cell has failed, the variables that it had set. */
export type Question = { before: Declared; source: string } | { before: Declared; after: Declared; set: string[] };

export type Answer =
  /** The cell as JSON, which `runCompiled.ts` takes for its code, and the declarations of all cells with it. */
  | { code: string; declared: Declared }
  /** The content of Jupyter's `error` message. */
  | { error: { ename: string; evalue: string; traceback: string[] } }
  | { declared: Declared };

/** A compiled cell as code of an `execute_request`. */
export const asCode = (cell: CompiledCell): string => JSON.stringify(cell);
export const fromCode = (code: string): CompiledCell => JSON.parse(code);
