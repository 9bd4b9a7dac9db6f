import { Buffer } from 'buffer';
import { gunzipSync as unpack, zlibSync } from 'fflate';

/** Node's errors of damaged data have a code that begins with Z. */
export function gunzipSync(bytes: Uint8Array): Uint8Array {
  try {
    return unpack(bytes);
  } catch (error) {
    throw Object.assign(error as Error, { code: 'Z_DATA_ERROR' });
  }
}
export const deflateSync = (bytes: Uint8Array): Buffer => Buffer.from(zlibSync(bytes));
export default { deflateSync, gunzipSync };
