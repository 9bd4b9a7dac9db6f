// @ts-nocheck JupyterLite gives this script its globals in the browser
/** In a notebook's toolbar: download it; for one of the site, bring back the site's. A notice when there is a newer version of it. */
(() => {
  /** JupyterLab 4.6 fills a toolbar once its settings have come: for a notebook of the last visit that may be after its content has. */
  async function filled({ toolbar }) {
    const isFilled = () => [...toolbar.names()].includes('spacer') || toolbar.isDisposed;
    for (let tries = 0; tries < 50 && !isFilled(); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  async function addButtons(panel, tools, isOfSite) {
    const { ui } = tools;
    await filled(panel);
    if (panel.isDisposed) return; // the reader has closed it
    const download = () => save(panel);
    const reset = () => resetAfterAsking(panel, tools);
    const add = (name, label, tooltip, onClick) =>
      panel.toolbar.insertBefore('spacer', name, new ui.ToolbarButton({ label, tooltip, onClick }));
    add('softmaxDownload', 'Download', 'Save this notebook as a file', download);
    if (isOfSite) add('softmaxReset', 'Reset this notebook', 'Bring back the notebook as the site has it', reset);
    // JupyterLab 4.6 finds out what has room when a toolbar is shown. In a narrow window only these two would be left of it.
    panel.toolbar.hide();
    panel.toolbar.show();
  }

  /** Downloads what the reader sees, also where the browser cannot save it. */
  async function save({ context }) {
    await window.softmaxStills.draw(context);
    const address = URL.createObjectURL(new Blob([JSON.stringify(context.model.toJSON(), null, 1)]));
    const link = Object.assign(document.createElement('a'), {
      href: address,
      download: context.path.split('/').at(-1),
    });
    link.click();
    URL.revokeObjectURL(address);
  }

  async function attempt(what, { Notification }, work) {
    try {
      await work();
    } catch (error) {
      Notification.error(`Cannot ${what}: ${error.message}. What you see is still your own.`, { autoClose: false });
    }
  }

  async function resetAfterAsking({ context }, { copy, dialogs }) {
    const { Dialog, showDialog } = dialogs;
    const { button } = await showDialog({
      title: 'Reset this notebook?',
      body: 'Your own version is deleted from this browser, with all that you changed, and the site’s takes its place. Download yours first if you want to keep it.',
      buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: 'Reset' })],
      defaultButton: 0, // Enter must not delete a reader's work
    });
    if (!button.accept) return;
    await attempt('reset this notebook', dialogs, async () => {
      await copy.reset(context.path);
      await context.revert();
    });
  }

  /** A newer version never takes the place of the reader's own by itself. */
  async function tellOfNewer(panel, tools) {
    const { app, copy, dialogs } = tools;
    const { path } = panel.context;
    if (!(await copy.hasNewer(path))) return;
    const putBeside = () =>
      attempt('get the newer version', dialogs, async () => {
        const offer = await copy.putBeside(path);
        await app.commands.execute('docmanager:open', { path: offer });
      });
    const what = path.startsWith('exercises/') ? 'exercise' : 'lesson';
    dialogs.Notification.info(
      `A newer version of this ${what} is there. Yours stays as it is. Get the newer one beside your own, or reset this notebook.`,
      {
        autoClose: false,
        actions: [
          { label: 'Get it beside my own', callback: putBeside },
          { label: 'Reset this notebook', callback: () => resetAfterAsking(panel, tools) },
        ],
      },
    );
  }

  window.softmaxExtension.register('softmax-copies', async (shared) => {
    const { INotebookTracker } = await shared('@jupyterlab/notebook');
    const { IDocumentManager } = await shared('@jupyterlab/docmanager');
    const ui = await shared('@jupyterlab/ui-components');
    const dialogs = await shared('@jupyterlab/apputils');
    const services = await shared('@jupyterlab/services');
    return {
      id: 'softmax-copies:plugin',
      autoStart: true,
      requires: [INotebookTracker, IDocumentManager],
      activate(app, notebooks, documents) {
        void window.openByAddress(app, documents, notebooks);
        const { protect, sayWhyNotRenamed } = window.softmaxOwnNames;
        protect(app.serviceManager.contents, services, dialogs);
        sayWhyNotRenamed(app.commands, dialogs);
        const copy = new window.SoftmaxReadersCopy(app.serviceManager);
        const tools = { app, copy, ui, dialogs };
        const { askBeforeClosing, watch } = window.softmaxKeptWork;
        askBeforeClosing(notebooks);
        const known = new WeakSet(); // notebooks: several views of one share it
        notebooks.widgetAdded.connect(async (_, panel) => {
          const { context } = panel;
          await context.ready;
          const isFirstView = !known.has(context);
          known.add(context);
          if (isFirstView) {
            void window.softmaxStills.keep(context);
            void watch(context, dialogs);
          }
          const isOfSite = await copy.isOfSite(context.path);
          void addButtons(panel, tools, isOfSite);
          if (isFirstView && isOfSite) await tellOfNewer(panel, tools);
        });
      },
    };
  });
})();
