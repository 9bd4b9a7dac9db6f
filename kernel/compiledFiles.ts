/** What stack traces need to know of compiled code. `compile/` and `cells/` write it, `cells/` reads it. */
interface CompiledFile {
  /** The file's name in a stack trace. */
  shown: string;
  /** A source map, as JSON, for each step from the code that runs to the source. */
  maps: string[];
  /** The number of lines that tslab put before the source. */
  prependedLines: number;
}

/** The compiled files and cells by name, with `/`. */
export const compiledFiles = new Map<string, CompiledFile>();
