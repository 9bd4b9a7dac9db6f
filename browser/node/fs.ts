import { readDataFile } from '../worker/dataFiles';
import { files } from '../worker/files';

const missing = (file: string) =>
  Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), { code: 'ENOENT' });

const find = (file: string) => files.read(file) ?? readDataFile(file);

export function readFileSync(file: string, encoding?: 'utf8'): Uint8Array | string {
  const bytes = find(file);
  if (!bytes) throw missing(file);
  return encoding ? new TextDecoder().decode(bytes) : bytes;
}

export const existsSync = (file: string): boolean => files.isFolder(file) || find(file) !== undefined;

/** Names as Node gives them with `recursive: true`. */
export function readdirSync(folder: string): string[] {
  if (!files.isFolder(folder)) throw missing(folder);
  return files
    .list(folder)
    .flatMap((name) => [name, ...(files.isFolder(`${folder}/${name}`) ? below(folder, name) : [])]);
}
const below = (folder: string, name: string) => readdirSync(`${folder}/${name}`).map((inner) => `${name}/${inner}`);

export default { existsSync, readdirSync, readFileSync };
