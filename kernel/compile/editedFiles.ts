/**
 * After an edit, the compiler reads the edited files, and of all others the kept declarations. If these turn out to be outdated, it
 * reads the files that import the edited ones, too.
 */
import { host } from '../compilerHost';
import { reportChange } from './fileChanges';
import { assumed, filesInUse } from './keptModules';
import { formerKey, isCompiled, isKept, reachable } from './keys';
import { resolveAgain } from './moduleResolution';
import { resolveModule } from './projectSources';
import { modulesIn } from './references';

/** A file that the compiler gets from here. It imports the edited files, since declarations need not name all that they come from. */
export const editedFilesFile = (): string => `${host.root}/__edited__.d.ts`;

let edited: string[] = [];
export const editedFiles = (): string =>
  edited.map((file) => `import ${JSON.stringify(file.replace(/\.ts$/, ''))};`).join('\n');

function setEdited(files: string[]): void {
  if (files.join() === edited.join()) return;
  edited = files;
  reportChange(editedFilesFile());
}

/** Assumes of all unedited files that a cell imports, or an earlier one has imported, that their declarations are as they were. */
export function assumeOthersUnchanged(cell: string, importer: string): void {
  const imported = modulesIn(cell).map((module) => resolveModule(module, importer));
  const used = [...imported, ...filesInUse()].filter((file) => file !== undefined && !isKept(file)) as string[];
  const unkept = [...new Set(used.flatMap((file) => [file, ...reachable(file)]))].filter((file) => !isKept(file));
  for (const file of unkept) if (formerKey(file)) assumed.add(file);
  setEdited(assumed.size > 0 ? unkept.filter((file) => isCompiled(file) && !assumed.has(file)) : []);
}

/** Whether the assumption is known to hold. */
export const othersAreUnchanged = (): boolean => [...assumed].every(isKept);

/**
 * Makes the compiler read all files that are not kept.
 *
 * @returns Whether anything was assumed.
 */
export function assumeNothing(): boolean {
  const hasAssumed = assumed.size > 0;
  if (hasAssumed) resolveAgain.all = true;
  for (const file of assumed) reportChange(file);
  assumed.clear();
  setEdited([]);
  return hasAssumed;
}
