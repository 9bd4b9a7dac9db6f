import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const BAR = 24;

/**
 * Downloads a file, with a progress bar. Fails if the server sends nothing for `patience` ms.
 *
 * @param {string} url
 * @param {string} file the path to write to
 * @param {import('./stage.mjs').Report} report
 * @param {number} patience
 */
export async function download(url, file, report, patience = 8000) {
  const abort = new AbortController();
  const silence = () => abort.abort(new Error(`no answer for ${patience / 1000} s`));
  let timer = setTimeout(silence, patience);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
    const total = Number(response.headers.get('content-length'));
    let received = 0;
    const meter = new Transform({
      transform(chunk, _encoding, done) {
        clearTimeout(timer);
        timer = setTimeout(silence, patience);
        received += chunk.length;
        report(bar(received, total));
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(/** @type {any} */ (response.body)), meter, createWriteStream(file));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {number} received bytes
 * @param {number} total bytes; 0 if the server does not tell the size
 */
export function bar(received, total) {
  const megabytes = `${(received / 1e6).toFixed(1)} MB`;
  if (!(total > 0)) return megabytes;
  const share = Math.min(1, received / total);
  const full = Math.round(share * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)} % of ${(total / 1e6).toFixed(1)} MB`;
}
