// @ts-nocheck the browser gives this script its globals
/**
 * Keeps the site for times without network.
 *
 * @param {URL} site its top folder, where the service worker lies
 * @param {URL[]} others files that the page may need later, or that it does not see, such as those that a worker loads
 */
window.keepForOffline = async (site, others = []) => {
  const { serviceWorker } = navigator; // none in some private windows, or without https
  const registration = await serviceWorker?.register(new URL('serviceWorker.js', site)).catch(() => undefined);
  if (!registration) return;
  const { active } = await serviceWorker.ready;
  active.postMessage({ needed: [location.href, ...others.map(String)] });
  const passedBy = ({ workerStart }) => workerStart === 0; // it did not come through the service worker
  const tell = (entries) => active.postMessage({ loaded: entries.filter(passedBy).map(({ name }) => name) });
  new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'resource', buffered: true });
};
