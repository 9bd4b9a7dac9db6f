// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * Names for screen readers, and focus for the keyboard, that JupyterLab 4.6 leaves out: a cell has a label and no role, an editor and the
 * button that folds a heading have no name, and what scrolls by itself in a narrow place cannot be scrolled by keys.
 */
(() => {
  const REST = 300; // ms after a change, so that a flood of outputs is looked at once
  const SCROLLS =
    '.jp-OutputArea-output pre, .jp-RenderedHTML, .jp-RenderedMarkdown, .jp-RenderedMarkdown table, .jp-RenderedMarkdown mjx-container';

  function name(notebook) {
    const all = (selector) => notebook.querySelectorAll(selector);
    for (const cell of all('.jp-Cell:not([role])')) cell.setAttribute('role', 'article');
    for (const editor of all('.cm-content:not([aria-label])')) editor.setAttribute('aria-label', 'Cell source');
    for (const button of all('.jp-collapseHeadingButton:not([aria-label])'))
      button.setAttribute('aria-label', 'Fold or unfold this section');
    for (const place of all(SCROLLS)) if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
  }

  /** Names the parts of a notebook's cells, also of those that come later. */
  window.nameCells = ({ content: { node } }) => {
    let isWaiting = false;
    const later = () => {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(() => {
        isWaiting = false;
        name(node);
      }, REST);
    };
    new MutationObserver(later).observe(node, { childList: true, subtree: true });
    new ResizeObserver(later).observe(node);
  };
})();
