// @ts-nocheck JupyterLite gives this script its globals in the browser
/**
 * Opens the notebook that the page's address names, as in `?path=notebooks/02-log-softmax.ipynb`, and keeps the address that of the
 * notebook in front: a reload shows it, also where another browser tab has kept other notebooks as those of the last visit.
 *
 * JupyterLite 0.8 opens it once it has started, which on a slow machine is before it has put back the tabs of the last visit: then the
 * notebook had a kernel and no tab. It also drops the path. Its plugin is switched off, and this waits for the tabs.
 */
window.openByAddress = async ({ restored }, documents, notebooks) => {
  const paths = new URL(location.href).searchParams.getAll('path');
  await restored;
  for (const path of paths) documents.openOrReveal(path);
  const nameIt = () => {
    const { context } = notebooks.currentWidget ?? {};
    const address = new URL(location.href);
    address.searchParams.delete('path');
    if (context) address.searchParams.set('path', context.path);
    history.replaceState(history.state, '', address);
    context?.pathChanged.connect(nameIt); // once, however often it is called
  };
  notebooks.currentChanged.connect(nameIt);
  nameIt();
};
