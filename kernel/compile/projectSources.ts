/** The project's files as they were when the present cell began, and what they import. */
import { host } from '../compilerHost';
import { namesTaken } from './references';

export interface Import {
  /** The project file that is imported. */
  file: string;
  /** The names that are taken from it: `*` for all. */
  names: string[];
}
interface Source {
  /** It changes with each edit. */
  stamp: string;
  text?: string;
  imports?: Import[];
}

const sources = new Map<string, Source>();
let resolve: (name: string, importer: string) => string | undefined;

/** @param resolveInProject Gives the project file that an import names; undefined for a package. */
export function useResolution(resolveInProject: typeof resolve): void {
  resolve = resolveInProject;
}
export const resolveModule: typeof resolve = (name, importer) => resolve(name, importer);

function sourceAt(file: string): Source {
  const source = sources.get(file) ?? { stamp: host.fileStamp(file) };
  sources.set(file, source);
  return source;
}

export const stampOf = (file: string): string => sourceAt(file).stamp;

export function textOf(file: string): string {
  const source = sourceAt(file);
  source.text ??= source.stamp && host.readFile(file);
  return source.text;
}

/** @param known The imports if they are known already. */
export function importsOf(file: string, known?: Import[]): Import[] {
  const source = sourceAt(file);
  source.imports ??= known ?? findImports(file);
  return source.imports;
}

function findImports(file: string): Import[] {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return [];
  return [...namesTaken(textOf(file))].flatMap(([module, names]) => {
    const imported = resolve(module, file);
    return imported === undefined ? [] : { file: imported, names: [...names] };
  });
}

/** Looks for edits. Returns the edited files, and those that import them. */
export function forgetEdited(): string[] {
  const edited = new Set([...sources].flatMap(([file, { stamp }]) => (host.fileStamp(file) === stamp ? [] : file)));
  if (edited.size === 0) return [];
  for (const _ of edited) {
    for (const [file, { imports }] of sources) if (imports?.some((one) => edited.has(one.file))) edited.add(file);
  }
  for (const file of edited) sources.delete(file);
  return [...edited];
}

/** The files whose state is known. */
export const knownFiles = (): string[] => [...sources.keys()];
