// @ts-nocheck JupyterLite gives this script its globals in the browser
/** Says it where a reader's work could be lost: no storage, no room, two tabs on one notebook, a page closed while a cell runs. */
(() => {
  // At most 140 characters each, with a name of 24: JupyterLab cuts off the rest.
  const SAY = {
    noStorage:
      'This window keeps nothing, as some private windows do. Download your notebook before you close or reload it, or it is lost.',
    notSaved: (name) =>
      `${name} cannot be saved: the browser has no room for this site, or keeps nothing. Download it, then free some disk space.`,
    twice: (name) =>
      `${name} is open in another browser tab, too. Write in one of them only: what is saved last takes the place of the other.`,
    cutOff: (name) =>
      `A cell of ${name} ran when it was closed, and ended there. What came after the last save is gone. Run the cell again.`,
  };

  function nameOf({ path }) {
    const name = path.split('/').at(-1);
    return name.length > 24 ? `${name.slice(0, 23)}…` : name;
  }

  const storageWorks = () =>
    new Promise((resolve) => {
      try {
        const opening = indexedDB.open('softmax-trial');
        opening.onsuccess = () => resolve(true);
        opening.onerror = () => resolve(false);
      } catch {
        resolve(false);
      }
    });

  /** Holds a lock as long as the notebook is open. Resolves to whether no other tab holds it. */
  const lockOf = (context, name) =>
    new Promise((resolve) => {
      if (!navigator.locks) return resolve(true); // without https
      const untilClosed = new Promise((done) => context.disposed.connect(done));
      const holding = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? untilClosed : undefined;
      });
      holding.catch(() => resolve(true)); // the browser lets this site keep nothing
    });

  /** A kernel is busy with other requests, too, such as those at its start. */
  const runsCell = ({ model, sessionContext }) =>
    sessionContext.session?.kernel?.status === 'busy' &&
    [...(model?.cells ?? [])].some(({ executionState }) => executionState === 'running');

  /** Remembers a running cell, so that the reader learns of it if the page is closed meanwhile. */
  function watchRunning(context, key, say) {
    if (localStorage.getItem(key)) say(SAY.cutOff(nameOf(context)));
    localStorage.removeItem(key);
    context.sessionContext.statusChanged.connect((_, status) => {
      if (runsCell(context)) localStorage.setItem(key, 'running');
      if (status === 'idle') localStorage.removeItem(key);
    });
    context.disposed.connect(() => localStorage.removeItem(key)); // its kernel goes on
  }

  /** Says it once, not each time that JupyterLab tries again. */
  function sayWhenNotSaved(context, say) {
    let isSaid = false;
    context.saveState.connect((_, state) => {
      if (state === 'failed' && !isSaid) say(SAY.notSaved(nameOf(context)));
      if (state !== 'started') isSaid = state === 'failed';
    });
  }

  /** The browser asks before it closes the page. */
  function askBeforeClosing(notebooks) {
    window.addEventListener('beforeunload', (event) => {
      if (notebooks.find(({ context }) => runsCell(context))) event.preventDefault();
    });
  }

  let isStorageTold = false; // once for all notebooks of the page

  /** @param context Of a notebook. All its views share it. */
  async function watch(context, { Notification }) {
    const say = (text) => Notification.warning(text, { autoClose: false });
    sayWhenNotSaved(context, say);
    if (!(await storageWorks()) && !isStorageTold) {
      isStorageTold = true;
      say(SAY.noStorage);
    }
    const name = `softmax-notebook ${location.pathname} ${context.path}`;
    if (await lockOf(context, name)) watchRunning(context, name, say);
    else say(SAY.twice(nameOf(context)));
  }

  window.softmaxKeptWork = { askBeforeClosing, watch };
})();
