import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Failure } from './failure.mjs';

/**
 * A file of the data set. The sum is over the unpacked bytes, because the sources compress them with different headers.
 *
 * @typedef {{ name: string, unpackedBytes: number, unpackedSha256: string }} DataFile
 */

/** A file whose contents are not the expected ones. */
export class Damaged extends Failure {}

/**
 * @param {DataFile} expected
 * @param {string} file its path
 * @param {string} source where it came from, for the message
 * @throws {Damaged} with file, source, expected sum and found sum
 */
export async function verifyFile(expected, file, source) {
  const found = await unpackedSha256(file);
  if (found === expected.unpackedSha256) return;
  throw new Damaged(
    `${expected.name} from ${source} is damaged: its unpacked SHA-256 should be ${expected.unpackedSha256}, found ${found}.`,
    'Delete or replace that file, then run again: set-up takes it from the next source.',
  );
}

/** @param {string} file */
async function unpackedSha256(file) {
  const hash = createHash('sha256');
  const intoHash = new Writable({
    write(chunk, _encoding, done) {
      hash.update(chunk);
      done();
    },
  });
  try {
    await pipeline(createReadStream(file), createGunzip(), intoHash);
    return hash.digest('hex');
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code?.startsWith('Z_')) return `no gzip file (${message})`;
    throw error;
  }
}
