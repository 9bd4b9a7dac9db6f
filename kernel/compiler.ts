/** What `cells/` needs from a compiler: one in this process, or one outside a sandbox whose cells arrive compiled. */

/** Names that the compiler adds to a cell's code. They differ from all names in the cell. */
export interface GeneratedNames {
  /** The object that holds the variables of all cells. */
  readonly variables: string;
  /** The object with the functions of `cells/cellRuntime.ts`. */
  readonly runtime: string;
}

export interface CompiledCell {
  js: string;
  /** A source map, as JSON. */
  map: string;
  names: GeneratedNames;
  /** The names that the cell declares at its top. */
  declares: string[];
}

/** A type or syntax error, as the reader sees it. */
export class CompileError extends Error {
  override name = 'TypeScript';
  /** Lines to show. */
  readonly traceback: string[];
  /** The names that the cell declares at its top, as far as it can be read. */
  readonly declares: string[];

  constructor({ message, traceback, declares }: Pick<CompileError, 'message' | 'traceback' | 'declares'>) {
    super(message);
    this.traceback = traceback;
    this.declares = declares;
  }
}

export interface Place {
  code: string;
  /** The cursor's position in code points. */
  cursor_pos: number;
}

export interface Compiler {
  /**
   * Compiles a cell over the declarations of all cells before it.
   *
   * @throws CompileError
   */
  compile(code: string): CompiledCell;
  /**
   * The cell that was compiled last has ended. Later cells see its declarations.
   *
   * @param isSet If the cell failed: whether it has set this variable. Of the others, earlier declarations count again.
   */
  ended(isSet?: (name: string) => boolean): void;
  /** The modules that a code imports. */
  modulesIn(code: string): string[];

  /** Answers to Jupyter's requests of these names. */
  complete(place: Place): object;
  inspect(place: Place): object;
  isComplete(request: { code: string }): object;
}

/** The compiler of this process. */
export let compiler: Compiler;

/** Call it once, before a cell runs. */
export function useCompiler(used: Compiler): void {
  compiler = used;
}
