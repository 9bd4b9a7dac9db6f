/** The data set's files. They lie beside the worker's own, in the folder `data`. */
import { ROOT } from './files';

const DATA = `${ROOT}/data/`;
const loaded = new Map<string, Uint8Array>();

/** Reads a file in place, which a worker may do. Undefined if there is no such file. */
export function readDataFile(file: string): Uint8Array | undefined {
  if (!file.startsWith(DATA)) return undefined;
  const known = loaded.get(file);
  if (known) return known;
  const request = new XMLHttpRequest();
  request.open('GET', new URL(`data/${file.slice(DATA.length)}`, globalThis.location.href), false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.status !== 200) return undefined;
  const bytes = new Uint8Array(request.response as ArrayBuffer);
  loaded.set(file, bytes);
  return bytes;
}
