/**
 * Keeps the code and the declarations of project files that compiled without an error. An import of `#lib` then reads declarations
 * instead of sources, and lib is not checked or compiled again until it is edited.
 */
import { host } from '../compilerHost';
import { type CompiledModule, provideModule } from './compiledModules';
import { declarationFile, forgetMissingKeys, formerKey, isCompiled, isKept, keyOf, rememberKeys } from './keys';
import { importsOf } from './projectSources';

/** The source of each file of declarations. */
const sourceByDeclarations = new Map<string, string>();
/** The key of the code that the next `require` of each file runs. */
const provided = new Map<string, string>();

/**
 * Unedited files, which import edited ones. While this holds them, their declarations are taken to be what they were. They are,
 * unless the edit changed what they use. That is known when the edited files are compiled.
 */
export const assumed = new Set<string>();

/** The file with the declarations of a project file in its present state; undefined if that has not been compiled. */
export function declarationsOf(file: string): string | undefined {
  if (!isCompiled(file)) return undefined;
  const key = isKept(file) ? keyOf(file) : assumed.has(file) ? formerKey(file) : undefined;
  if (!key) return undefined;
  sourceByDeclarations.set(declarationFile(key), file);
  return declarationFile(key);
}

/** The project file that these declarations were made from. */
export const sourceOf = (declarations: string): string | undefined => sourceByDeclarations.get(declarations);

/** The files whose declarations the compiler has read. */
export const filesInUse = (): string[] => [...new Set(sourceByDeclarations.values())];

/** Keeps code and declarations of project files. */
export function keepCompiled(modules: ReadonlyMap<string, CompiledModule>, declarations: ReadonlyMap<string, string>) {
  const waiting = new Set(modules.keys());
  const keep = (file: string) => {
    if (!waiting.delete(file)) return;
    for (const imported of importsOf(file)) keep(imported.file); // first, because its declarations are in the key
    const text = declarations.get(file);
    const key = keyOf(file);
    if (text === undefined || !key) return;
    provided.set(file, key);
    host.kept.write(`${key}.json`, JSON.stringify(modules.get(file)));
    host.kept.write(`${key}.d.ts`, text); // last: where it is, the code is
    forgetMissingKeys();
  };
  for (const file of modules.keys()) keep(file);
  rememberKeys();
}

/** Makes `require` of the files whose declarations the compiler reads, and of all files that these import, run the kept code. */
export function provideKeptModules(): void {
  const needed = new Set(filesInUse());
  for (const file of needed) {
    if (!isKept(file)) continue;
    for (const imported of importsOf(file)) needed.add(imported.file);
    const key = keyOf(file);
    if (!key || provided.get(file) === key || !isCompiled(file)) continue;
    provideModule(file, JSON.parse(host.readFile(`${host.kept.folder}/${key}.json`)));
    provided.set(file, key);
  }
}
