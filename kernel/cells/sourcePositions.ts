/** The position of running code in the reader's source, through all steps of compilation. */
import { compiledFiles } from '../compiledFiles';
import { host, type PositionMap } from '../host';

const parsed = new Map<string, PositionMap>();

/** Parses a source map when it is first needed. Few files ever occur in a stack trace. */
function parsedOnce(json: string): PositionMap {
  const map = parsed.get(json) ?? host.parseSourceMap(json);
  parsed.set(json, map);
  return map;
}

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
    const { originalLine, originalColumn = 0 } = parsedOnce(map).findEntry(position.line, position.column);
    if (originalLine === undefined) return undefined;
    position = { line: originalLine, column: originalColumn };
  }
  return `${compiled.shown}:${position.line + 1 - compiled.prependedLines}:${position.column + 1}`;
}
