import { rewriteFiles } from '../setup/rewriteFiles.mjs';

/** @param {unknown} value */
const joined = (value) => (Array.isArray(value) ? value.join('') : value);

/**
 * Joins the lines of texts in notebooks, which git has as lists. Jupyter's server does so when it reads a notebook; JupyterLite does not,
 * and shows a comma before each further line of an output.
 *
 * @param {string} folder
 */
export function joinLines(folder) {
  rewriteFiles(folder, '.ipynb', (text) => {
    const notebook = JSON.parse(text);
    for (const cell of notebook.cells) {
      cell.source = joined(cell.source);
      for (const output of cell.outputs ?? []) {
        if (output.text) output.text = joined(output.text);
        for (const type of Object.keys(output.data ?? {}))
          if (!/json$/.test(type)) output.data[type] = joined(output.data[type]);
      }
    }
    return JSON.stringify(notebook);
  });
}
