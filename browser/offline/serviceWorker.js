// @ts-nocheck a service worker has other globals than a page
/**
 * Makes the site work without network: what a reader has seen is kept, and shown again when the site cannot be reached. With network
 * the site's own answer is always the one that counts, so a new version of a lesson arrives at once, and nothing need be cleared.
 */
const CACHE = 'softmax-site';
const DATA = /\/data\/fashion-mnist\//; // the kernel keeps it itself, once its SHA-256 is right

/** A file's place in the cache. What follows `?` tells one version of a file from another: only the newest is kept. */
const placeOf = (address) => address.replace(/[?#].*/, '').replace(/\/$/, '/index.html');
const isOfSite = (address) => address.startsWith(self.registration.scope) && !DATA.test(address);

/**
 * Scripts whose address changes with their content, by name as JupyterLite's or by what follows `?` as the kernel's: one that is kept
 * need not be asked for.
 */
const tellsVersion = (address) => /(\.[0-9a-f]{7}\.js|\.js\?.*)$/.test(address);
const kept = (address) => caches.match(placeOf(address)).catch(() => undefined);
const versionOf = ({ headers }) => headers.get('etag') ?? headers.get('last-modified');

/** The site's answer, which is kept meanwhile. */
async function fromSite(request, event) {
  const answer = await fetch(request);
  if (answer.status === 200) event.waitUntil(keep(placeOf(request.url), answer.clone()));
  return answer;
}

async function keep(place, answer) {
  try {
    const cache = await caches.open(CACHE);
    const before = await cache.match(place);
    if (before && versionOf(before) && versionOf(before) === versionOf(answer)) return;
    await cache.put(place, answer);
  } catch {} // storage is full or forbidden: the site works as it does without a cache
}

function unseenPage() {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Not seen yet</title>
<body style="max-width: 32em; margin: 4em auto; padding: 0 1em; font: 18px/1.5 sans-serif">
<p>You have not seen this page yet, and the site cannot be reached. Go online, then reload the page.</p>
<p><a href="${self.registration.scope}index.html">The front page</a></p>`;
  return new Response(page, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function answerTo(request, event) {
  const known = tellsVersion(request.url) && (await kept(request.url));
  if (known && known.url === request.url) return known;
  try {
    return await fromSite(request, event);
  } catch (error) {
    const older = await kept(request.url);
    if (older) return older;
    if (request.mode === 'navigate') return unseenPage();
    throw error;
  }
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && isOfSite(request.url)) event.respondWith(answerTo(request, event));
});
/**
 * A page names what it loaded before this worker was there, which the browser's own cache mostly has still, and what it may need later,
 * which is kept if it is not yet.
 */
self.addEventListener('message', (event) => {
  const keepOne = (address) => fromSite(new Request(address), event);
  const keepMissing = async (address) => (await kept(address)) ?? keepOne(address);
  const { loaded = [], needed = [] } = event.data;
  const all = [...loaded.filter(isOfSite).map(keepOne), ...needed.filter(isOfSite).map(keepMissing)];
  event.waitUntil(Promise.allSettled(all));
});
