/** Compiled project files. */
import { host } from '../host';
import { compiledFiles } from './sourcePositions';

export interface CompiledModule {
  code: string;
  /** Two source maps: from the code to the ES module, and from that to the source. */
  maps: [toEsModule: string, toSource: string];
}

/** Makes the next `require` of the file run this code. */
export function provideModule(file: string, { code, maps }: CompiledModule): void {
  compiledFiles.set(file, {
    shown: file.slice(host.root.length + 1),
    maps: maps.map(whenAsked),
    prependedLines: 0,
  });
  host.keepModule(file, code);
}

/** Parses a source map when it is first needed. Few modules ever occur in a stack trace. */
function whenAsked(map: string) {
  let parsed: ReturnType<typeof host.parseSourceMap> | undefined;
  return {
    findEntry(line: number, column: number) {
      parsed ??= host.parseSourceMap(map);
      return parsed.findEntry(line, column);
    },
  };
}
