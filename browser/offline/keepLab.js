// @ts-nocheck JupyterLite gives this script its globals in the browser
/** Keeps JupyterLite for times without network: what is loaded, the kernel's files, which its worker loads, and all notebooks. */
(() => {
  const folder = new URL('.', document.currentScript.src);
  const lab = new URL('../../', folder);
  const START = 8000; // ms in which JupyterLab starts: keeping takes time, too

  /** A notebook, and the lists in which JupyterLite looks it up. */
  function filesOf(notebook) {
    const parents = notebook.split('/').map((_, i, parts) => parts.slice(0, i).join('/'));
    return [`files/${notebook}`, ...parents.map((parent) => `api/contents/${parent}/all.json`.replace('//', '/'))];
  }

  async function keepLab() {
    const ask = async (address) => (await fetch(new URL(address, folder))).json();
    const kernel = (await ask('files.json')).map((name) => new URL(name, folder));
    const files = new Set(Object.keys(await ask('../softmax-copies/versions.json')).flatMap(filesOf));
    await window.keepForOffline(new URL('../', lab), [...kernel, ...[...files].map((file) => new URL(file, lab))]);
  }

  const tell = (error) => console.warn(`Nothing is kept for times without network: ${error.message}`);
  setTimeout(() => keepLab().catch(tell), START);
})();
