/** Where a piece of running code stands in what the reader wrote, through both steps of compilation. */
import type { PositionMap } from '../host';

interface CompiledFile {
  /** Its name in a stack trace. */
  shown: string;
  /** From the code that runs. */
  toEsModule: PositionMap;
  /** From the ES module, the first step's result. */
  toSource: PositionMap;
  /** By how many columns a line of the ES module was moved right after its map was made. */
  shifts: Record<number, number>;
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
  const { toEsModule, toSource, shifts, prependedLines, shown } = compiled;
  const { originalLine, originalColumn = 0 } = toEsModule.findEntry(line - 1, column - 1);
  if (originalLine === undefined) return undefined;
  const shift = shifts[originalLine] ?? 0;
  const original = toSource.findEntry(originalLine, Math.max(0, originalColumn - shift));
  if (original.originalLine === undefined) return undefined;
  return `${shown}:${original.originalLine + 1 - prependedLines}:${(original.originalColumn ?? 0) + 1}`;
}
