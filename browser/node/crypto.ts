import { sha256 } from '@noble/hashes/sha2.js';
import { Buffer } from 'buffer';

const encoder = new TextEncoder();

/** SHA-256 alone. `crypto.subtle` is asynchronous, and lib is not. */
export function createHash(_algorithm: 'sha256') {
  const hash = sha256.create();
  return {
    update(data: string | Uint8Array) {
      hash.update(typeof data === 'string' ? encoder.encode(data) : data);
      return this;
    },
    digest(encoding?: 'hex') {
      const bytes = Buffer.from(hash.digest());
      return encoding ? bytes.toString(encoding) : bytes;
    },
  };
}
export default { createHash };
