/**
 * Keys of project files. A file with the same key compiles to the same code and the same declarations, without an error. The key is
 * a hash of the file and of the declarations that it uses of other files. So it does not change when a file that it imports is
 * edited elsewhere.
 */
import { host } from '../compilerHost';
import { type Import, importsOf, knownFiles, resolveModule, stampOf, textOf } from './projectSources';
import { usedDeclarations } from './usedDeclarations';

/** What is known of a file since it was compiled. */
interface Known {
  stamp: string;
  imports: Import[];
  /** Of the imports. */
  keys: string[];
  key: string;
}

const LIST = 'files.json';
let known: Map<string, Known> | undefined;
const keys = new Map<string, string | undefined>();
const kept = new Map<string, boolean>();
const reached = new Map<string, string[]>();
const texts = new Map<string, string>();

/** Whether the compiler makes declarations of the file. */
export const isCompiled = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.d.ts');

export const declarationFile = (key: string): string => `${host.kept.folder}/${key}.d.ts`;

/** Call it when files were edited. */
export function forgetKeys(): void {
  keys.clear();
  kept.clear();
  reached.clear();
}

/** Call it when a file was kept: others may have a key by now. */
export function forgetMissingKeys(): void {
  for (const [file, key] of keys) if (key === undefined) keys.delete(file);
  for (const [file, isHere] of kept) if (!isHere) kept.delete(file);
}

/** The key of a file; undefined if it is compiled and imports a file that is not kept. */
export function keyOf(file: string): string | undefined {
  if (!keys.has(file)) keys.set(file, isInCycle(file) ? keyByText(file) : (keyAsBefore(file) ?? newKey(file)));
  return keys.get(file);
}

/** Whether the code and declarations of a file in its present state are kept, and of all that it imports. */
export function isKept(file: string): boolean {
  if (!isCompiled(file)) return true;
  const isHere = (one: string) => host.kept.has(`${keyOf(one)}.d.ts`);
  if (!kept.has(file)) {
    const others = isInCycle(file) ? reachable(file) : [];
    kept.set(
      file,
      isHere(file) && others.every((one) => (isCompiled(one) && isInCycle(one) ? isHere(one) : isKept(one))),
    );
  }
  return kept.get(file) as boolean;
}

/** The key that an unedited file had when it was compiled. What it imports may have been edited since. */
export function formerKey(file: string): string | undefined {
  const former = isCompiled(file) ? unedited(file) : undefined;
  return former && host.kept.has(`${former.key}.d.ts`) ? former.key : undefined;
}

/** Remembers the keys of all files that are kept, so that the next kernel need not read the files. */
export function rememberKeys(): void {
  const list = new Map(known);
  for (const file of knownFiles()) {
    const key = isKept(file) && keyOf(file);
    if (!key) continue;
    const imports = importsOf(file);
    list.set(file, { stamp: stampOf(file), imports, keys: imports.map((one) => keyOf(one.file) ?? ''), key });
  }
  known = list;
  host.kept.write(LIST, JSON.stringify({ version: host.version, files: [...list] }));
}

function unedited(file: string): Known | undefined {
  known ??= readList();
  const former = known.get(file);
  return former?.stamp === stampOf(file) ? former : undefined;
}

function readList(): Map<string, Known> {
  try {
    const { version, files } = JSON.parse(host.readFile(`${host.kept.folder}/${LIST}`));
    return new Map(version === host.version ? files : []);
  } catch {
    return new Map(); // there is none yet, or it is damaged: the keys are computed anew
  }
}

function imported(file: string): Import[] {
  const former = unedited(file)?.imports;
  return importsOf(file, former?.every((one) => stampOf(one.file)) ? former : undefined);
}

/** All files that a file imports, directly or not. */
export function reachable(file: string): string[] {
  const found = new Set(imported(file).map((one) => one.file));
  for (const one of found) for (const next of imported(one)) found.add(next.file);
  return [...found];
}
function isInCycle(file: string): boolean {
  const files = reached.get(file) ?? reachable(file);
  reached.set(file, files);
  return files.includes(file);
}

function keyByText(file: string): string {
  const files = [...new Set([file, ...reachable(file)])].sort();
  return host.hash([host.version, file, ...files.flatMap((one) => [one, textOf(one)])].join('\0'));
}

/** The former key of a file, if it still has it: neither the file was edited, nor did the key of an import change. */
function keyAsBefore(file: string): string | undefined {
  const former = unedited(file);
  const isSame = (one: Import, i: number) => isKept(one.file) && keyOf(one.file) === former?.keys[i];
  return former && imported(file).every(isSame) ? former.key : undefined;
}

function newKey(file: string): string | undefined {
  if (!isCompiled(file)) return keyByText(file);
  const project = { declarationsOf, resolve: resolveModule };
  const used = imported(file).flatMap((one) => [one.file, usedDeclarations(project, one.file, one.names)]);
  if (used.includes(undefined)) return undefined;
  return host.hash([host.version, file, textOf(file), ...used].join('\0'));
}

function declarationsOf(file: string): string | undefined {
  if (!isCompiled(file)) return file.endsWith('.ts') ? textOf(file) : JSON.stringify(keyByText(file));
  if (!isKept(file)) return undefined;
  const key = keyOf(file) as string;
  const text = texts.get(key) ?? host.readFile(declarationFile(key));
  texts.set(key, text);
  return text;
}
