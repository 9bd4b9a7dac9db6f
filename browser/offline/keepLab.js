// @ts-nocheck JupyterLite gives this script its globals in the browser
/** Keeps JupyterLite for times without network: what is loaded, what a lesson may need later, and all notebooks. */
(() => {
  const lab = new URL('../../', document.currentScript.src);
  const START = 8000; // ms in which JupyterLab starts: to keep more takes time, too

  /** A notebook, and the lists in which JupyterLite looks it up. */
  function filesOf(notebook) {
    const parents = notebook.split('/').map((_, i, parts) => parts.slice(0, i).join('/'));
    return [`files/${notebook}`, ...parents.map((parent) => `api/contents/${parent}/all.json`.replace('//', '/'))];
  }

  async function keepLab() {
    const start = new Promise((resolve) => setTimeout(resolve, START));
    if (navigator.serviceWorker?.controller) await start; // what the page loads is kept without a word
    const keep = await window.keepForOffline(new URL('../', lab));
    if (!keep) return;
    await start;
    const ask = async (address) => (await fetch(new URL(address, lab))).json();
    const versions = await ask('extensions/softmax-copies/versions.json');
    const files = new Set([...(await ask('needed.json')), ...Object.keys(versions).flatMap(filesOf)]);
    keep([...files].map((file) => new URL(file, lab)));
  }

  keepLab().catch((error) => console.warn(`Not all is kept for times without network: ${error.message}`));
})();
