// @ts-nocheck the browser gives this script its globals
/**
 * Keeps the site for times without network.
 *
 * @param {URL} site its top folder, where the service worker lies
 * @param {URL[]} others files that are not seen in the page, such as those that a worker loads
 */
window.keepForOffline = async (site, others = []) => {
  const { serviceWorker } = navigator; // none in some private windows, or without https
  const registration = await serviceWorker?.register(new URL('serviceWorker.js', site)).catch(() => undefined);
  if (!registration) return;
  const { active } = await serviceWorker.ready;
  const keep = (files) => active.postMessage({ keep: files.map(String) });
  keep([location.href, ...others]);
  const passedBy = ({ workerStart }) => workerStart === 0; // it did not come through the service worker
  const tell = (entries) => keep(entries.filter(passedBy).map(({ name }) => name));
  new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'resource', buffered: true });
};
