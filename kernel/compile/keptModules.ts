/**
 * Keeps the code and the declarations of project files that compiled without an error. The key is a hash of the sources. An
 * import of `#lib` then reads declarations instead of sources, and lib is not checked or compiled again until it is edited.
 */
import ts from '@tslab/typescript-for-tslab';
import { host } from '../host';
import { type CompiledModule, provideModule } from './compiledModules';

interface Source {
  stamp: string;
  text: string;
  /** The project files that it imports, its key, and whether it is kept; computed when needed. */
  imports?: string[];
  key?: string;
  isKept?: boolean;
}

const sources = new Map<string, Source>();
/** The source of each file of declarations. */
const sourceByDeclarations = new Map<string, string>();
/** The key of the code that the next `require` of each file runs. */
const provided = new Map<string, string>();
let resolve: (name: string, importer: string) => string | undefined;

/** @param resolveInProject Gives the project file that an import names; undefined for a package. */
export function useResolution(resolveInProject: typeof resolve): void {
  resolve = resolveInProject;
}

/** The file with the declarations of a project file in its present state; undefined if that has not been compiled. */
export function declarationsOf(file: string): string | undefined {
  if (!file.endsWith('.ts') || file.endsWith('.d.ts') || !isKept(file)) return undefined;
  const declarations = `${host.kept.folder}/${keyOf(file)}.d.ts`;
  sourceByDeclarations.set(declarations, file);
  return declarations;
}

/** The project file that these declarations were made from. */
export const sourceOf = (declarations: string): string | undefined => sourceByDeclarations.get(declarations);

/** Keeps the code and declarations of a project file. */
export function keepCompiled(file: string, module: CompiledModule, declarations: string): void {
  const key = keyOf(file);
  provided.set(file, key);
  host.kept.write(`${key}.json`, JSON.stringify(module));
  host.kept.write(`${key}.d.ts`, declarations); // last: where it is, the code is
  for (const source of sources.values()) source.isKept = undefined;
}

/** Makes `require` of the files whose declarations the compiler reads, and of all files that these import, run the kept code. */
export function provideKeptModules(): void {
  const needed = new Set(sourceByDeclarations.values());
  for (const file of needed) {
    if (!isKept(file)) continue;
    for (const imported of importsOf(file)) needed.add(imported);
    const key = keyOf(file);
    if (provided.get(file) === key || !file.endsWith('.ts')) continue;
    provideModule(file, JSON.parse(host.readFile(`${host.kept.folder}/${key}.json`)));
    provided.set(file, key);
  }
}

/** Looks for edits. Returns the files to compile again: the edited ones, and those that import them. */
export function outdatedFiles(): string[] {
  const outdated = new Set([...sources.keys()].filter((file) => host.fileStamp(file) !== sources.get(file)?.stamp));
  if (outdated.size === 0) return [];
  for (const _ of outdated) {
    for (const [file, { imports }] of sources) if (imports?.some((one) => outdated.has(one))) outdated.add(file);
  }
  for (const file of outdated) sources.delete(file);
  for (const source of sources.values()) source.isKept = undefined;
  return [...outdated];
}

function sourceAt(file: string): Source {
  let source = sources.get(file);
  if (!source) {
    const stamp = host.fileStamp(file);
    source = { stamp, text: stamp && host.readFile(file) };
    sources.set(file, source);
  }
  return source;
}

function importsOf(file: string): string[] {
  const source = sourceAt(file);
  source.imports ??= ts
    .preProcessFile(source.text)
    .importedFiles.map(({ fileName }) => resolve(fileName, file))
    .filter((imported) => imported !== undefined);
  return source.imports;
}

/** A hash of the file and of all that it imports within the project. */
function keyOf(file: string): string {
  const source = sourceAt(file);
  if (source.key) return source.key;
  source.key = 'in a circle';
  source.key = host.hash([host.version, file, source.text, ...importsOf(file).map(keyOf)].join('\0'));
  return source.key;
}

/** Whether the file and all project files that it imports are kept. JSON and declaration files need not be. */
function isKept(file: string): boolean {
  const source = sourceAt(file);
  source.isKept ??=
    !file.endsWith('.ts') ||
    file.endsWith('.d.ts') ||
    (host.kept.has(`${keyOf(file)}.d.ts`) && importsOf(file).every(isKept));
  return source.isKept;
}
