// @ts-nocheck JupyterLite gives this script its globals in the browser
/**
 * Opens the notebook that the page's address names, as in `?path=notebooks/02-log-softmax.ipynb`.
 *
 * JupyterLite 0.8 opens it once it has started, which on a slow machine is before it has put back the tabs of the last visit: then the
 * notebook had a kernel and no tab. Its plugin is switched off, and this waits for the tabs.
 */
window.openByAddress = async ({ restored }, documents) => {
  const address = new URL(location.href);
  const paths = address.searchParams.getAll('path');
  if (paths.length === 0) return;
  await restored;
  for (const path of paths) documents.openOrReveal(path);
  address.searchParams.delete('path'); // a reload shows what the reader looked at last
  history.replaceState(history.state, '', address);
};
