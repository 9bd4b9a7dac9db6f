// @ts-nocheck JupyterLab gives this script its globals in the browser
/** What a reader sees around the notebooks in JupyterLab. */
(() => {
  const NARROW = '(max-width: 768px)';
  const STYLE = `
    .softmax-no-tasks .jp-Toolbar-item[data-jp-item-name='runAll'] { display: none; } /* nbgrader's Validate button */
    .jp-NotebookPanel-toolbar { overflow: hidden; } /* JupyterLab folds what has no room, but seconds after the start */
    /* What is too wide for its place moves by itself: the words around it stay. */
    .jp-RenderedMarkdown { overflow-wrap: break-word; }
    .jp-RenderedMarkdown mjx-container[display='true'] { overflow: auto hidden; }
    .jp-RenderedMarkdown table { display: block; width: fit-content; max-width: 100%; overflow-x: auto; }
    @media ${NARROW} {
      :root { --jp-cell-prompt-width: 40px; --jp-notebook-padding: 4px; --jp-cell-padding: 2px; }
      .jp-OutputArea-output pre { white-space: pre; overflow-x: auto; } /* a table's lines stay whole */
    }
    @media (max-width: 480px) {
      .lm-MenuBar-item { padding: 0 4px; } /* all menus are in sight */
      #jp-MainLogo { display: none; }
      .lm-Menu-itemShortcut { display: none; } /* a phone has no such keys */
      .jp-OutputPrompt { display: none; } /* the cell's own number, here above it, says the same */
      .jp-OutputArea-output progress { display: block; width: 100%; } /* its text is below it, in one line */
      .jp-OutputArea-output:has(> progress) { font-size: var(--jp-ui-font-size1); }
    }`;

  /** Shows the Validate button only where there is a task to validate. */
  function markTasks({ panel }) {
    const update = () => {
      const cells = [...(panel.model?.cells ?? [])];
      panel.toggleClass('softmax-no-tasks', !cells.some((cell) => cell.getMetadata('nbgrader')));
    };
    update();
    panel.content.modelContentChanged.connect(update);
  }

  /** Says that a notebook's kernel has ended: its variables are gone, and the next cell starts another kernel without a word. */
  function tellOfEnd({ panel, Notification }) {
    panel.sessionContext.sessionChanged.connect((_, { oldValue, newValue }) => {
      if (!oldValue || newValue || panel.isDisposed) return;
      Notification.warning(
        `${panel.title.label}: its kernel ended, idle for an hour or shut down. Outputs stay; for the variables, run the cells above again.`,
        { autoClose: false },
      );
    });
  }

  /** Leaves a narrow window to the notebook. The side bars are one click away. */
  function fitTo(window, { shell, commands }) {
    const query = window.matchMedia(NARROW);
    const fit = () => {
      const isHidden = !commands.isToggled('application:toggle-side-tabbar', { side: 'right' });
      if (query.matches !== isHidden) commands.execute('application:toggle-side-tabbar', { side: 'right' });
      if (query.matches && !shell.leftCollapsed) shell.collapseLeft();
      if (query.matches && !shell.rightCollapsed) shell.collapseRight();
    };
    fit();
    query.addEventListener('change', fit);
  }

  /** What JupyterLab does by itself at the start is corrected until the reader does something. */
  function atFirstInput(leaveIt) {
    for (const input of ['pointerdown', 'keydown'])
      document.addEventListener(input, leaveIt, { once: true, capture: true });
  }

  /** Shows the course's folders in the file browser. JupyterLab goes to the notebook's folder while it opens one from its address. */
  function showWholeCourse({ model }) {
    const toTop = () => model.path !== '' && model.cd('/');
    model.pathChanged.connect(toTop);
    toTop();
    atFirstInput(() => model.pathChanged.disconnect(toTop));
  }

  /** Opens a file of `lib` or the glossary beside the notebook that links to it, and further ones in the same place. */
  function openBeside({ commands, serviceManager }, notebooks) {
    const { pathname: files } = new URL('files/', serviceManager.serverSettings.baseUrl);
    let beside;
    const open = async (event) => {
      const { pathname = '', hash } = event.target.closest?.('.jp-Notebook a[href]') ?? {};
      const isFile = pathname.startsWith(files) && !pathname.endsWith('.ipynb');
      if (!isFile || window.matchMedia(NARROW).matches) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const place = beside?.isAttached ? ['tab-after', beside] : ['split-right', notebooks.currentWidget];
      const path = decodeURIComponent(pathname.slice(files.length));
      const options = { mode: place[0], ref: place[1].id };
      beside = await commands.execute('docmanager:open', { path, options });
      await beside.content.ready; // a rendered page
      // GitHub's anchors are in lower case, JupyterLab's are not.
      const titled = ({ dataset }) =>
        dataset.jupyterId?.toLowerCase() === decodeURIComponent(hash.slice(1)).toLowerCase();
      [...beside.node.querySelectorAll('[data-jupyter-id]')].find(titled)?.scrollIntoView();
    };
    document.addEventListener('click', open, true); // before JupyterLab's own, which covers the notebook
  }

  function activate(app, { notebooks, executor, themes, browser, restorer, Notification }) {
    window.keepEarlyRuns(executor, notebooks);
    window.keepChosenTheme(app, themes);
    window.drawAllForPaper(notebooks);
    document.head.append(Object.assign(document.createElement('style'), { textContent: STYLE }));
    notebooks.widgetAdded.connect((_, panel) => {
      window.nameCells(panel);
      panel.context.ready.then(() => markTasks({ panel }));
      tellOfEnd({ panel, Notification });
    });
    if (!app.shell.collapseLeft) return; // Notebook 7 shows one notebook in a tab of the browser
    window.keepPlaceOfRenamed(app, notebooks, restorer);
    app.restored.then(() => fitTo(window, app));
    showWholeCourse(browser);
    openBeside(app, notebooks);
  }

  window.softmaxExtension.register('softmax-desk', async (shared) => {
    const { INotebookCellExecutor, INotebookTracker } = await shared('@jupyterlab/notebook');
    const { IDefaultFileBrowser } = await shared('@jupyterlab/filebrowser');
    const { IThemeManager, Notification } = await shared('@jupyterlab/apputils');
    const { ILayoutRestorer } = await shared('@jupyterlab/application');
    return {
      id: 'softmax-desk:plugin',
      autoStart: true,
      requires: [INotebookTracker, INotebookCellExecutor, IThemeManager],
      optional: [IDefaultFileBrowser, ILayoutRestorer],
      activate: (app, notebooks, executor, themes, browser, restorer) =>
        activate(app, { notebooks, executor, themes, browser, restorer, Notification }),
    };
  });
})();
