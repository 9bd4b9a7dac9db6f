// @ts-nocheck a page gives this script its globals
/**
 * Where a browser lets a site keep nothing, reading `localStorage` is an error, on which the book's theme, its search and JupyterLite end.
 * Each page has this script before all others: they then find a storage that lasts as long as the page.
 */
(() => {
  class StorageInMemory {
    #values = new Map();
    get length() {
      return this.#values.size;
    }
    key(index) {
      return [...this.#values.keys()][index] ?? null;
    }
    getItem(key) {
      return this.#values.get(String(key)) ?? null;
    }
    setItem(key, value) {
      this.#values.set(String(key), String(value));
    }
    removeItem(key) {
      this.#values.delete(String(key));
    }
    clear() {
      this.#values.clear();
    }
  }

  function isAllowed(name) {
    try {
      return Boolean(window[name]);
    } catch {
      return false;
    }
  }

  for (const name of ['localStorage', 'sessionStorage'])
    if (!isAllowed(name)) Object.defineProperty(window, name, { value: new StorageInMemory() });
})();
