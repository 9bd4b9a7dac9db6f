import * as checks from '#checks';
import * as lib from '#lib';
import { ts } from './mutate';

/** The default function of an answer's source, compiled as the kernel compiles cells. */
export function loadAnswer(source: string): (...words: never[]) => unknown {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const exported: { default?: (...words: never[]) => unknown } = {};
  const modules: Record<string, unknown> = { '#lib': lib, '#checks': checks };
  new Function('exports', 'require', outputText)(exported, (name: string) => modules[name]);
  if (!exported.default) throw new TypeError('Cannot load the answer: it has no default export');
  return exported.default;
}
