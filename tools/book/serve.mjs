import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Types of files, and whether a web server sends them compressed. */
const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.svg', 'image/svg+xml'],
  ['.json', 'application/json'],
  ['.ipynb', 'application/json'],
  ['.wasm', 'application/wasm'],
]);

const ISOLATING = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/**
 * Compressed files, by place and time of the last change: a page of JupyterLite loads megabytes, and tests open many.
 *
 * @type {Map<string, Buffer>}
 */
const compressed = new Map();

/** @param {string} file */
function compress(file) {
  const version = `${file} ${statSync(file).mtimeMs}`;
  const known = compressed.get(version) ?? gzipSync(readFileSync(file));
  compressed.set(version, known);
  return known;
}

/**
 * Serves a folder of static files, as any web server does: text and WebAssembly are compressed.
 *
 * @param {string} folder
 * @param {{ maxAge?: number, isolated?: boolean }} [options] for how many seconds a browser may keep what it got; whether pages are
 *   isolated, so that they can share memory with web workers
 * @returns {Promise<{ address: string, server: import('node:http').Server, sent: Map<string, number> }>} `sent`: the bytes sent so far, by path
 */
export async function serve(folder, { maxAge = 0, isolated = false } = {}) {
  /** @type {Map<string, number>} */
  const sent = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '');
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES.get(path.extname(file));
    const body = type ? compress(file) : readFileSync(file);
    sent.set(pathname, (sent.get(pathname) ?? 0) + body.length);
    response.writeHead(200, {
      'last-modified': statSync(file).mtime.toUTCString(),
      'content-type': type ?? 'application/octet-stream',
      'cache-control': `max-age=${maxAge}`,
      ...(type && { 'content-encoding': 'gzip' }),
      ...(isolated && ISOLATING),
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}`, server, sent };
}
