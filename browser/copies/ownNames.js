// @ts-nocheck JupyterLite gives this script its globals in the browser
/**
 * JupyterLite 0.8.6 loses notebooks by their names. One that is renamed or moved takes the place of another without a question, and a new
 * one that of an uploaded `Untitled.ipynb`. One with a % in its name can neither be opened nor saved, since JupyterLite decodes names
 * that nobody encoded. And it says nothing where a file of the site, which cannot be deleted or renamed, is still there.
 */
(() => {
  const PERCENT = 'JupyterLite cannot open a file with a % in its name. Choose a name without it.';

  const nameOf = (type, number, ext = '') =>
    ({ directory: `Untitled Folder${number}`, notebook: `Untitled${number}.ipynb` })[type] ??
    `untitled${number}${ext && `.${ext.replace(/^\./, '')}`}`;

  const NAME = /[^/]*$/;

  const isThere = (contents, path) =>
    contents.get(path, { content: false }).then(
      () => true,
      () => false,
    );

  /** @param contents JupyterLab's access to files. Its drive keeps the reader's own in a storage, in front of the site's. */
  function protect(contents, { ServerConnection }, { Notification }) {
    const { newUntitled, rename, save, delete: remove, defaultDrive: drive } = contents;
    const isOwn = async (path) => (await (await drive.storage).getItem(path)) !== null;
    const say = (text) => Notification.info(text, { autoClose: 8000 });
    const refuse = (status, text) => {
      throw new ServerConnection.ResponseError(new Response('', { status, statusText: text }), text);
    };

    /** JupyterLite counts, and does not look whether the name is in use. */
    contents.newUntitled = async (options = {}) => {
      const { path = '', type = 'notebook', ext } = options;
      const counters = await drive.counters;
      let next = ((await counters.getItem(type)) ?? -1) + 1;
      while (await isThere(contents, [path, nameOf(type, next || '', ext)].filter(Boolean).join('/'))) next++;
      await counters.setItem(type, next - 1);
      return newUntitled.call(contents, options);
    };

    /**
     * JupyterLab asks after the answer 409, as Jupyter's server gives it, whether the other file shall be overwritten. One of the site
     * cannot be lost.
     */
    contents.rename = async (from, to) => {
      if (to.includes('%')) refuse(400, PERCENT);
      if (await isOwn(to)) refuse(409, `Cannot rename ${from} to ${to}: there is a file of that name.`);
      const renamed = await rename.call(contents, from, to);
      if (await isThere(contents, from)) say(`${NAME.exec(from)} is the site’s: it stays, beside yours.`);
      return renamed;
    };

    contents.delete = async (path) => {
      await remove.call(contents, path);
      if (await isThere(contents, path))
        say(`${NAME.exec(path)} is the site’s: it stays. What you had changed in it is deleted.`);
    };

    contents.save = async (path, options) => {
      if (path.includes('%')) refuse(400, PERCENT);
      return save.call(contents, path, options);
    };
  }

  /** The file browser shows why a file was not renamed. JupyterLab's menu says nothing. */
  function sayWhyNotRenamed(commands, { showErrorMessage }) {
    commands.commandExecuted.connect((_, { id, result }) => {
      if (id === 'docmanager:rename') result.catch((error) => showErrorMessage('Rename Error', error));
    });
  }

  window.softmaxOwnNames = { isThere, protect, sayWhyNotRenamed };
})();
