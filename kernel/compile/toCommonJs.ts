/** The second step of compilation, from an ES module to what runs, for cells and for the project's own files. */
import ts from '@tslab/typescript-for-tslab';
import { host } from '../host';
import { type CompiledModule, provideModule } from './compiledModules';
import { interruptibleAwaits } from './interruptibleAwaits';
import { publishVariables } from './publishVariables';
import { compiledFiles } from './sourcePositions';
import { loopsOnLocals } from './topLevelLoops';

/** The project files that the cell under way had compiled. */
export const justCompiled = new Map<string, CompiledModule>();

const CELL_SOURCE = '__tslab__.ts'; // tslab's name for the cell under way

function inlineSourceMap(js: string): string {
  const bytes = atob(js.slice(js.lastIndexOf('base64,') + 'base64,'.length).trim());
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** Takes the place of the compiler's `transpileModule`, which tslab calls for a cell and for each project file it imports. */
export function toCommonJs(js: string, compilerOptions: ts.CompilerOptions, cellName: string): ts.TranspileOutput {
  const map = inlineSourceMap(js);
  const source = (JSON.parse(map) as { sources: string[] }).sources[0].replace(/^(\.\.\/)+/, '');
  const isCell = source === CELL_SOURCE;
  const esModule = isCell ? publishVariables(js) : { js, shifts: {} };
  const { outputText, sourceMapText = '' } = ts.transpileModule(esModule.js, {
    compilerOptions: { ...compilerOptions, sourceMap: true },
    transformers: { before: [...(isCell ? [loopsOnLocals] : []), interruptibleAwaits] },
  });
  const code = outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '');
  if (!isCell) {
    const module = { code, maps: [sourceMapText, map] } satisfies CompiledModule;
    justCompiled.set(`${host.root}/${source}`, module);
    provideModule(`${host.root}/${source}`, module);
    return { outputText: code };
  }
  compiledFiles.set(cellName, {
    shown: cellName,
    toEsModule: host.parseSourceMap(sourceMapText),
    toSource: host.parseSourceMap(map),
    shifts: esModule.shifts,
    prependedLines: 1,
  });
  // TypeScript first sets all exported variables to undefined, which would take an earlier cell's from a cell that fails.
  return { outputText: code.replace(/^(exports\.[^ ;]+ = )+void 0;$/m, '') };
}
