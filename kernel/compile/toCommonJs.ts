/** The last step of compilation. tslab calls it, as `transpileModule`, for a cell and for each project file that it imports. */
import ts from '@tslab/typescript-for-tslab';
import { host } from '../compilerHost';
import { type CompiledModule, provideModule } from './compiledModules';
import { replaceImportMeta } from './importMeta';
import { interruptibleAwaits } from './interruptibleAwaits';

/** The project files that were compiled for the present cell. */
export const justCompiled = new Map<string, CompiledModule>();

const CELL_SOURCE = '__tslab__.ts'; // tslab's name for the cell

function inlineSourceMap(js: string): string {
  const bytes = atob(js.slice(js.lastIndexOf('base64,') + 'base64,'.length).trim());
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

const withoutMap = (js: string) => js.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '');

/** `cells/cellRuntime.ts` has this function. */
const metaOfFile = () =>
  ts.factory.createCallExpression(ts.factory.createIdentifier('__importMeta__'), undefined, [
    ts.factory.createIdentifier('__filename'),
    ts.factory.createIdentifier('require'),
  ]);

/** @returns A cell unchanged, with its source map, or a project file as a CommonJS module. */
export function toCommonJs(js: string, compilerOptions: ts.CompilerOptions): ts.TranspileOutput {
  const map = inlineSourceMap(js);
  const source = (JSON.parse(map) as { sources: string[] }).sources[0].replace(/^(\.\.\/)+/, '');
  if (source === CELL_SOURCE) return { outputText: withoutMap(js), sourceMapText: map };
  const { outputText, sourceMapText = '' } = ts.transpileModule(js, {
    compilerOptions: { ...compilerOptions, sourceMap: true },
    transformers: { before: [interruptibleAwaits, replaceImportMeta(metaOfFile)] },
  });
  const module = { code: withoutMap(outputText), maps: [sourceMapText, map] } satisfies CompiledModule;
  justCompiled.set(`${host.root}/${source}`, module);
  provideModule(`${host.root}/${source}`, module);
  return { outputText: module.code };
}
