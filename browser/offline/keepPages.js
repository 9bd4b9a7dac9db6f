// @ts-nocheck the browser gives this script its globals
/**
 * Keeps what a reader has seen of the site for times without network.
 *
 * @param {URL} site its top folder, where the service worker lies
 * @returns {Promise<((files: URL[]) => void) | undefined>} keeps others, too; undefined where nothing can be kept
 */
window.keepForOffline = async (site) => {
  const { serviceWorker } = navigator; // none in some private windows, or without https
  const registration = await serviceWorker?.register(new URL('serviceWorker.js', site)).catch(() => undefined);
  if (!registration) return undefined;
  const { active } = await serviceWorker.ready;
  const keep = (files) => active.postMessage({ needed: files.map(String) });
  keep([location]);
  const passedBy = ({ workerStart }) => workerStart === 0; // it did not come through the service worker
  const tell = (entries) => active.postMessage({ loaded: entries.filter(passedBy).map(({ name }) => name) });
  new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'resource', buffered: true });
  return keep;
};
