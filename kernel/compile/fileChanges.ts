/**
 * Notices edited files when a cell runs. TypeScript's own watchers, as tslab 1.0.22 uses them, notice an edit up to 2 s too
 * late, so that a cell in between uses the old lib. They also poll thousands of files of node_modules all the time.
 */
import ts from '@tslab/typescript-for-tslab';
import { host } from '../compilerHost';

interface Watched {
  callbacks: Set<ts.FileWatcherCallback>;
  /** Undefined for files of packages, which nobody edits. */
  stamp: string | undefined;
}

const watched = new Map<string, Watched>();

/** Replaces the compiler's watchers. */
export function replaceWatchers(): void {
  ts.sys.watchDirectory = () => ({ close() {} });
  ts.sys.watchFile = (file, callback) => {
    let entry = watched.get(file);
    if (!entry) {
      entry = { callbacks: new Set(), stamp: file.includes('/node_modules/') ? undefined : host.fileStamp(file) };
      watched.set(file, entry);
    }
    entry.callbacks.add(callback);
    return { close() {} }; // a file may leave the program, be edited and come back; tslab compiles it again only when told
  };
}

/**
 * Tells the compiler what changed since the last call.
 *
 * @returns The changed files.
 */
export function reportChanges(): string[] {
  const changed = [];
  for (const [file, entry] of [...watched]) {
    if (entry.stamp === undefined) continue;
    const stamp = host.fileStamp(file);
    if (stamp === entry.stamp) continue;
    const { Created, Changed, Deleted } = ts.FileWatcherEventKind;
    const kind = !entry.stamp ? Created : stamp ? Changed : Deleted;
    entry.stamp = stamp;
    for (const callback of [...entry.callbacks]) callback(file, kind);
    changed.push(file);
  }
  return changed;
}

/** Makes the compiler compile a file again that has not changed itself. */
export function reportChange(file: string): void {
  for (const callback of watched.get(file)?.callbacks ?? []) callback(file, ts.FileWatcherEventKind.Changed);
}
