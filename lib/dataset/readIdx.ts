import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Reads the values of one of Fashion-MNIST's files.
 *
 * It is an idx file. Its header is the number of dimensions, then the size of each, big-endian.
 *
 * @throws Error when the file is missing, is not the original or has another shape.
 */
export function readIdx(name: string, shape: number[]): Uint8Array {
  const bytes = readOriginal(name);
  const header = [0x800 + shape.length, ...shape];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const found = header.map((_, i) => view.getInt32(4 * i));
  if (found.join() !== header.join()) {
    throw new Error(`Cannot read ${name}: its header must be [${header}], found [${found}]`);
  }
  return bytes.subarray(4 * header.length);
}

interface Original {
  name: string;
  unpackedBytes: number;
  unpackedSha256: string;
}

/** The unpacked bytes of a file, after their SHA-256 was compared with the original's. */
function readOriginal(name: string): Uint8Array {
  const originals: Original[] = JSON.parse(readFileSync(join(__dirname, 'fashionMnistFiles.json'), 'utf8'));
  const original = originals.find((original) => original.name === name) as Original;
  const folder = process.env.FASHION_MNIST_DIR || resolve(__dirname, '../../data/fashion-mnist');
  const file = join(folder, name);
  if (!existsSync(file)) {
    throw new Error(`Cannot read Fashion-MNIST: ${file} is missing; run npm start, which fetches it`);
  }
  const bytes = unpack(file, original.unpackedBytes);
  const found = bytes ? createHash('sha256').update(bytes).digest('hex') : 'no whole gzip file';
  if (!bytes || found !== original.unpackedSha256) {
    throw new Error(
      `Cannot read Fashion-MNIST: ${file} is damaged; the SHA-256 of its content must be ${original.unpackedSha256}, found ${found}; delete it and run npm start`,
    );
  }
  return bytes;
}

/** Unpacks into one buffer of the right size, which takes half the memory of many buffers that are then joined. */
function unpack(file: string, size: number): Uint8Array | null {
  try {
    const { buffer, byteOffset, length } = gunzipSync(readFileSync(file), { chunkSize: size + 1 });
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_')) return null;
    throw error;
  }
}
