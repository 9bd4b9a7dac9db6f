// @ts-nocheck a service worker has other globals than a page
/**
 * Makes the site work without network: what a reader has seen is kept, and shown again when the site cannot be reached. With network
 * the site's own answer is always the one that counts, so a new version of a lesson arrives at once, and nothing need be cleared.
 */
const CACHE = 'softmax-site';
const DATA = /\/data\/fashion-mnist\//; // the kernel keeps it itself, once its SHA-256 is right

/** A file's place in the cache. What follows `?` tells one version of a file from another: only the newest is kept. */
const placeOf = (address) => address.replace(/[?#].*/, '');
const isOfSite = (address) => address.startsWith(self.registration.scope) && !DATA.test(address);

/** The site's answer, which is kept meanwhile. */
async function fromSite(request, event) {
  const answer = await fetch(request);
  if (answer.status === 200) event.waitUntil(keep(placeOf(request.url), answer.clone()));
  return answer;
}

async function keep(place, answer) {
  try {
    const cache = await caches.open(CACHE);
    await cache.put(place, answer);
  } catch {} // storage is full or forbidden: the site works as it does without a cache
}

async function answerTo(request, event) {
  try {
    return await fromSite(request, event);
  } catch (error) {
    const kept = await caches.match(placeOf(request.url)).catch(() => undefined);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && isOfSite(request.url)) event.respondWith(answerTo(request, event));
});
/** A page names what it loaded before this worker was there. The browser's own cache mostly has it still. */
self.addEventListener('message', (event) => {
  const wanted = event.data.keep.filter(isOfSite);
  event.waitUntil(Promise.allSettled(wanted.map((address) => fromSite(new Request(address), event))));
});
