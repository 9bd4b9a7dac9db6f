/** The position of running code in the reader's source, through all steps of compilation. */
import type { PositionMap } from '../host';

interface CompiledFile {
  /** The file's name in a stack trace. */
  shown: string;
  /** A map for each step, from the code that runs to the source. */
  maps: PositionMap[];
  /** The number of lines that tslab put before the source. */
  prependedLines: number;
}

/** The compiled files by name, with `/`. */
export const compiledFiles = new Map<string, CompiledFile>();

/**
 * @param file The name of a script in V8.
 * @param line From 1.
 * @param column From 1.
 * @returns The position in the source, as text; undefined if there is none.
 */
export function sourcePosition(file: string, line: number, column: number): string | undefined {
  const compiled = compiledFiles.get(file.replaceAll('\\', '/'));
  if (!compiled) return undefined;
  let position = { line: line - 1, column: column - 1 };
  for (const map of compiled.maps) {
    const { originalLine, originalColumn = 0 } = map.findEntry(position.line, position.column);
    if (originalLine === undefined) return undefined;
    position = { line: originalLine, column: originalColumn };
  }
  return `${compiled.shown}:${position.line + 1 - compiled.prependedLines}:${position.column + 1}`;
}
