// @ts-nocheck JupyterLite gives this script its globals in the browser
/**
 * A reader's own notebooks in JupyterLite, which keeps those that were saved in the browser and no longer asks the site for them. As
 * `npm start` does, it is remembered which version of a notebook a reader was last given: where nothing is remembered, a saved notebook
 * counts as one of an older version.
 */
(() => {
  const folder = new URL('.', document.currentScript.src);
  // The site's answer, also where the browser has kept an older one. What JupyterLite asks for afterwards is this answer, too.
  async function ask(address) {
    const answer = await fetch(address, { cache: 'reload' });
    if (!answer.ok) throw new Error(`the site answers ${answer.status}`);
    return answer.json();
  }

  window.SoftmaxReadersCopy = class {
    #contents;
    #baseUrl;

    constructor({ contents, serverSettings }) {
      this.#contents = contents;
      this.#baseUrl = serverSettings.baseUrl;
    }

    /** Whether the site has a newer version than the one that the reader's saved notebook was made from. */
    async hasNewer(path) {
      const versions = await this.#versions();
      if (!(path in versions)) return false; // the reader's own, or none of the site any more
      const { content: shown } = await this.#contents.get(path, { content: true });
      if (JSON.stringify(shown) === JSON.stringify(await this.#siteContent(path))) this.#remember(path, versions[path]);
      return this.#remembered()[path] !== versions[path];
    }

    /** Whether the site has this notebook at all. */
    async isOfSite(path) {
      return path in (await this.#versions());
    }

    /** Forgets the reader's notebook: from now on the site's is shown. */
    async reset(path) {
      const versions = await this.#versions();
      await this.#siteContent(path); // where the site does not answer, nothing is forgotten
      this.#remember(path, versions[path]);
      await this.#contents.defaultDrive.forgetPath(path);
    }

    /** Puts the site's notebook beside the reader's, once for each version, as `….new.ipynb`, `….new-2.ipynb`, … */
    async putBeside(path) {
      const [versions, content] = [await this.#versions(), await this.#siteContent(path)];
      const offer = await this.#freeName(path);
      await this.#contents.save(offer, { type: 'notebook', format: 'json', content });
      this.#remember(path, versions[path]);
      return offer;
    }

    async #freeName(path) {
      for (let number = 1; ; number++) {
        const offer = path.replace(/\.ipynb$/, number === 1 ? '.new.ipynb' : `.new-${number}.ipynb`);
        if (!(await window.softmaxOwnNames.isThere(this.#contents, offer))) return offer;
      }
    }

    #versions = () => ask(new URL('versions.json', folder));
    #siteContent = (path) => ask(new URL(`files/${path.split('/').map(encodeURIComponent).join('/')}`, this.#baseUrl));

    get #key() {
      return `softmax-versions ${this.#baseUrl}`;
    }
    #remembered() {
      return JSON.parse(localStorage.getItem(this.#key) ?? '{}');
    }
    #remember(path, version) {
      localStorage.setItem(this.#key, JSON.stringify({ ...this.#remembered(), [path]: version }));
    }
  };
})();
