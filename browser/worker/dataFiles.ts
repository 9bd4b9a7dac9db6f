/** The data set's files. They lie beside the worker's own, in the folder `data`. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { download, type Progress } from './download';
import { ROOT, readText } from './files';

const DATA = `${ROOT}/data/`;
const FOLDER = 'fashion-mnist';
const CACHE = 'softmax-notebooks';
const loaded = new Map<string, Uint8Array>();

const { caches, location, XMLHttpRequest } = globalThis; // before cells can replace them
const addressOf = (name: string) => new URL(`data/${name}`, location.href).href;

/**
 * Reads a file in place, which a worker may do. Undefined if there is no such file.
 *
 * @throws Error when the site cannot be reached.
 */
export function readDataFile(file: string): Uint8Array | undefined {
  if (!file.startsWith(DATA)) return undefined;
  const name = file.slice(DATA.length);
  const known = loaded.get(name);
  if (known) return known;
  const request = new XMLHttpRequest();
  request.open('GET', addressOf(name), false);
  request.responseType = 'arraybuffer';
  try {
    request.send();
  } catch {
    throw new Error(`Cannot load ${name}: this site cannot be reached; go online, then run the cell again`);
  }
  if (request.status !== 200) return undefined;
  const bytes = new Uint8Array(request.response as ArrayBuffer);
  loaded.set(name, bytes);
  return bytes;
}

export type Report = (name: string, progress: Progress) => void;

/**
 * Loads the data set's files that are not there yet, and keeps them in the browser's cache. A file that does not come whole is left
 * out: the code that reads it says so.
 */
export async function loadDataSet(report: Report, signal: AbortSignal): Promise<void> {
  const cache = await caches?.open(CACHE).catch(() => undefined); // none in a private window, or without https
  for (const { name, unpackedSha256 } of originals()) {
    const file = `${FOLDER}/${name}`;
    if (loaded.has(file) || signal.aborted) continue;
    const kept = await cache?.match(addressOf(file));
    const bytes = kept
      ? new Uint8Array(await kept.arrayBuffer())
      : await download(addressOf(file), (progress) => report(name, progress), signal).catch(() => undefined);
    if (!bytes || (!kept && !isOriginal(bytes, unpackedSha256))) continue;
    loaded.set(file, bytes);
    if (!kept) await cache?.put(addressOf(file), new Response(bytes)).catch(() => {}); // the disk is full
  }
}

interface Original {
  name: string;
  unpackedSha256: string;
}
const originals = (): Original[] => JSON.parse(readText(`${ROOT}/lib/dataset/fashionMnistFiles.json`) ?? '[]');

function isOriginal(bytes: Uint8Array, sha256: string): boolean {
  try {
    return createHash('sha256').update(gunzipSync(bytes)).digest('hex') === sha256;
  } catch {
    return false;
  }
}
