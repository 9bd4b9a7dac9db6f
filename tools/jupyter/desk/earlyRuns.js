// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * A cell that is run before the page has looked for a kernel waits for the end of that search. JupyterLab 4.6 empties such a cell, says
 * nothing, and forgets the press.
 */
(() => {
  /** The end of the search, with a kernel or without. JupyterLab begins it some time after it shows the cells, and tells nobody. */
  const endOfSearch = (sessionContext) =>
    new Promise((resolve) => {
      const { initialize } = sessionContext;
      sessionContext.initialize = () => {
        const search = initialize.call(sessionContext);
        search.then(resolve, resolve);
        return search;
      };
    });

  window.keepEarlyRuns = (executor, notebooks) => {
    const searches = new WeakMap();
    notebooks.widgetAdded.connect((_, { sessionContext }) => {
      if (!sessionContext.isReady && !searches.has(sessionContext))
        searches.set(sessionContext, endOfSearch(sessionContext));
    });
    const { runCell } = executor;
    executor.runCell = async (options) => {
      const { cell, sessionContext } = options;
      if (cell.model.type === 'code' && sessionContext && !sessionContext.isReady) {
        const { prompt } = cell;
        cell.setPrompt('*');
        await searches.get(sessionContext); // one promise for all cells, so they keep their order
        if (cell.isDisposed) return false; // the reader has closed the notebook
        if (!sessionContext.session?.kernel) cell.setPrompt(prompt);
      }
      return runCell.call(executor, options);
    };
  };
})();
