import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The course's extensions of JupyterLab and JupyterLite: the script that is loaded, and the files that it is joined from, since one
 * script of an extension is loaded. The last file's folder holds the extension's package.json.
 *
 * @type {Record<string, { script: string, parts: string[] }>}
 */
const EXTENSIONS = {
  'softmax-figures': {
    script: 'figures.js',
    parts: ['tools/jupyter/figures/plotlyFigures.js', 'tools/jupyter/figures/figures.js'],
  },
  'softmax-widgets': {
    script: 'widgets.js',
    parts: ['widgetHost.js', 'kernelChannel.js', 'widgets.js'].map((name) => `tools/jupyter/widgets/${name}`),
  },
  'softmax-desk': {
    script: 'desk.js',
    parts: ['accessibleCells.js', 'chosenTheme.js', 'earlyRuns.js', 'paper.js', 'renamedNotebooks.js', 'desk.js'].map(
      (name) => `tools/jupyter/desk/${name}`,
    ),
  },
  'softmax-kernel': {
    script: 'kernel.js',
    parts: ['offline/keepPages.js', 'offline/keepLab.js', 'threads/pageThreads.js', 'extension/kernel.js'].map(
      (name) => `browser/${name}`,
    ),
  },
  'softmax-copies': {
    script: 'copies.js',
    parts: ['readersCopy.js', 'keptWork.js', 'openedByAddress.js', 'ownNames.js', 'stills.js', 'copies.js'].map(
      (name) => `browser/copies/${name}`,
    ),
  },
};

/**
 * The files of an extension's folder, but for those that its script loads later.
 *
 * @param {string} project the project's folder
 * @param {string} name
 * @returns {{ name: string, text: string }[]}
 */
export function extensionFiles(project, name) {
  const { script, parts } = EXTENSIONS[name];
  const read = (/** @type {string} */ file) => readFileSync(path.join(project, file), 'utf8');
  const folder = path.dirname(parts[parts.length - 1]);
  return [
    { name: 'package.json', text: read(path.join(folder, 'package.json')) },
    { name: script, text: ['tools/jupyter/extension.js', ...parts].map(read).join('') },
  ];
}
