/** Where a piece of running code stands in what the reader wrote, through all steps of compilation. */
import type { PositionMap } from '../host';

interface CompiledFile {
  /** Its name in a stack trace. */
  shown: string;
  /** From the code that runs to the source, a map for each step. */
  maps: PositionMap[];
  /** Lines that tslab put before the source. */
  prependedLines: number;
}

/** By name, with `/`. */
export const compiledFiles = new Map<string, CompiledFile>();

/**
 * @param file Name of a script as V8 knows it.
 * @param line From 1.
 * @param column From 1.
 * @returns The position as written, or undefined where nothing is.
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
