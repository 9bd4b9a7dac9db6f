// @ts-nocheck JupyterLite gives this script its globals in the browser
/** Keeps JupyterLite for times without network: what is loaded, the kernel's files, which its worker loads, and all notebooks. */
(() => {
  const folder = new URL('.', document.currentScript.src);
  const lab = new URL('../../', folder);
  const KERNEL = ['worker.js', 'trainer.js', 'files.zip.gz', 'tfjs-backend-wasm-simd.wasm'].map(
    (name) => new URL(name, folder),
  );

  /** A notebook, and the lists in which JupyterLite looks it up. */
  function filesOf(notebook) {
    const parents = notebook.split('/').map((_, i, parts) => parts.slice(0, i).join('/'));
    return [`files/${notebook}`, ...parents.map((parent) => `api/contents/${parent}/all.json`.replace('//', '/'))];
  }

  async function keepLab() {
    const versions = await fetch(new URL('../softmax-copies/versions.json', folder));
    const files = new Set(Object.keys(await versions.json()).flatMap(filesOf));
    await window.keepForOffline(new URL('../', lab), [...KERNEL, ...[...files].map((file) => new URL(file, lab))]);
  }

  keepLab().catch((error) => console.warn(`Nothing is kept for times without network: ${error.message}`));
})();
