/** The files that a worker has: the course's, and the declarations of its packages. Nothing writes to them. */
export interface Files {
  /** Undefined if there is no such file. */
  read(file: string): Uint8Array | undefined;
  isFolder(folder: string): boolean;
  /** The names in a folder. */
  list(folder: string): string[];
}

/** The folder of the course in a worker. */
export const ROOT = '/course';

export let files: Files;

/** Call it once, before anything is compiled. */
export function useFiles(used: Files): void {
  files = used;
}

const decoder = new TextDecoder();

export function readText(file: string): string | undefined {
  const bytes = files.read(file);
  return bytes && decoder.decode(bytes);
}

/** Files in memory. */
export class MemoryFiles implements Files {
  readonly #files = new Map<string, Uint8Array>();
  readonly #folders = new Map<string, Set<string>>();

  /** @param all The files' contents by their paths from the root. */
  constructor(all: Record<string, Uint8Array>) {
    for (const [name, bytes] of Object.entries(all)) {
      let path = `${ROOT}/${name}`;
      this.#files.set(path, bytes);
      for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/')) {
        const folder = path.slice(0, slash);
        const known = this.#folders.get(folder);
        if (known) known.add(path.slice(slash + 1));
        else this.#folders.set(folder, new Set([path.slice(slash + 1)]));
        path = folder;
      }
    }
  }

  read(file: string): Uint8Array | undefined {
    return this.#files.get(file);
  }
  isFolder(folder: string): boolean {
    return this.#folders.has(folder);
  }
  list(folder: string): string[] {
    return [...(this.#folders.get(folder) ?? [])];
  }
}
