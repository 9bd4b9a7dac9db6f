/** Compiled project files. */
import { compiledFiles } from '../compiledFiles';
import { host } from '../compilerHost';

export interface CompiledModule {
  code: string;
  /** Two source maps: from the code to the ES module, and from that to the source. */
  maps: [toEsModule: string, toSource: string];
}

/** Makes the next `require` of the file run this code. */
export function provideModule(file: string, { code, maps }: CompiledModule): void {
  compiledFiles.set(file, { shown: file.slice(host.root.length + 1), maps, prependedLines: 0 });
  host.keepModule(file, code);
}
