// @ts-nocheck JupyterLab gives this script its globals in the browser
/** A notebook on paper. JupyterLab prints what the window shows; here the whole notebook that is in sight is printed, and nothing else. */
(() => {
  const SHOWN = '.jp-NotebookPanel:not(.lm-mod-hidden)';
  const AROUND = `:is(body, body *):has(${SHOWN})`;
  const STYLE = `
    @media print {
      ${AROUND}, ${SHOWN}, ${SHOWN} :is(.jp-Notebook, [class*='jp-WindowedPanel']) {
        position: static !important; display: block !important; contain: none !important; overflow: visible !important;
        width: auto !important; height: auto !important; min-height: 0 !important; max-height: none !important;
      }
      ${AROUND} > :not(:has(${SHOWN}), ${SHOWN}), ${SHOWN} > :not(.jp-Notebook), .jp-Notebook-footer, .jp-cell-toolbar { display: none !important; }
      .jp-CodeCell .jp-Cell-inputWrapper, .jp-OutputArea-child, .jp-RenderedPlotly { break-inside: avoid; }
      .jp-OutputArea-output pre { font-size: 68%; } /* a table's lines stay whole */
      .jp-RenderedPlotly { zoom: .9; } /* 700 px in the width of A4 */
      .cm-content { flex: 1 1 0 !important; min-width: 0 !important; white-space: pre-wrap !important; overflow-wrap: anywhere; }
      [data-jp-theme-light='false'] {
        --jp-content-font-color0: #000 !important; --jp-content-font-color1: #212121 !important;
        --jp-layout-color0: #fff !important; --jp-layout-color1: #fff !important; --jp-layout-color2: #eee !important;
        --jp-layout-color3: #fff !important; --jp-layout-color4: #fff !important;
        --jp-cell-editor-background: #f5f5f5 !important; --jp-cell-editor-active-background: #f5f5f5 !important;
        --jp-rendermime-table-row-background: #f5f5f5 !important; --jp-rendermime-error-background: #fdd !important;
      }
      [data-jp-theme-light='false'] :is(.cm-content, .cm-content *) { color: #212121 !important; }
    }`;
  document.head.append(Object.assign(document.createElement('style'), { textContent: STYLE }));

  const LONGEST = 60_000; // ms
  /** JupyterLab 4.6 draws the cells that are out of sight when it has time, so some seconds after a notebook is opened. */
  window.drawAllForPaper = (notebooks) =>
    window.addEventListener('beforeprint', () => notebooks.currentWidget?.content._runOnIdleTime(LONGEST));
})();
