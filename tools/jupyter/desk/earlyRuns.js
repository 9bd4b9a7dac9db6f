// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * A cell that is run while the page still looks for its kernel waits for it. JupyterLab 4.6 empties such a cell, says nothing, and
 * forgets the press.
 */
window.keepEarlyRuns = (executor) => {
  const { runCell } = executor;
  executor.runCell = async (options) => {
    const { cell, sessionContext } = options;
    if (cell.model.type === 'code' && sessionContext && !sessionContext.isReady) {
      const { prompt } = cell;
      cell.setPrompt('*');
      await sessionContext.initialize(); // one promise for all who ask, so cells keep their order
      if (!sessionContext.session?.kernel) cell.setPrompt(prompt);
    }
    return runCell.call(executor, options);
  };
};
