import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { widgetPages } from '../setup/widgetPages.mjs';
import { Figures, joined } from './figures.mjs';
import { fitLinks, sourcePage } from './links.mjs';

const FIGURE = /^<!-- figure: (\S+) (\S+) -->$/gm;

/**
 * Writes what Sphinx makes the book of: the lessons and exercises with their committed outputs, the glossary, the files of `lib`
 * that the lessons link, and the pages of `book/`.
 *
 * @param {string} project the project's folder
 * @param {string} folder is made anew
 */
export async function writeSources(project, folder) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(project, 'book'), folder, { recursive: true });
  await copyLibraries(project, path.join(folder, 'static'));
  const figures = new Figures(path.join(folder, 'static', 'figures'));
  const notebooks = ['notebooks', 'exercises'].flatMap((name) => notebooksIn(project, name));
  const pages = new Set([...notebooks, 'docs/glossary.md']);
  /** @type {Set<string>} */
  const sources = new Set();
  const read = (/** @type {string} */ file) => readFileSync(path.join(project, file), 'utf8');
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  for (const file of notebooks) {
    const notebook = JSON.parse(read(file));
    const fitted = (/** @type {string} */ markdown) => fitLinks(markdown, file, project, pages, sources);
    const toTop = '../'.repeat(file.split('/').length - 1);
    addLink(notebook.cells[0], `${toTop}lab/lab/index.html?path=${encodeURIComponent(file)}`);
    write(file, JSON.stringify(bookNotebook(notebook, fitted, figures, toTop)));
  }
  write('docs/glossary.md', fitLinks(read('docs/glossary.md'), 'docs/glossary.md', project, pages, sources));
  for (const file of sources) write(sourcePage(file), `# ${file}\n\n\`\`\`typescript\n${read(file)}\n\`\`\`\n`);
  const front = readFileSync(path.join(folder, 'index.md'), 'utf8').replace(FIGURE, (_, file, id) => {
    const cell = JSON.parse(read(file)).cells.find((/** @type {any} */ one) => one.id === id);
    return figures.html(cell.outputs[0].data, '') ?? '';
  });
  writeFileSync(path.join(folder, 'index.md'), front);
}

/**
 * Puts a link below the title: to the notebook in JupyterLite, where it runs.
 *
 * @param {any} cell the first of the notebook, which begins with its title
 * @param {string} address
 */
function addLink(cell, address) {
  const [title, ...rest] = joined(cell.source).split('\n');
  cell.source = [title, '', `<p><a class="open-and-run" href="${address}">Open and run</a></p>`, '', ...rest].join(
    '\n',
  );
}

/**
 * @param {any} notebook
 * @param {(markdown: string) => string} fitted makes the links of a cell fit
 * @param {Figures} figures
 * @param {string} toTop from the page to the book's folder
 */
function bookNotebook(notebook, fitted, figures, toTop) {
  for (const cell of notebook.cells) {
    if (cell.cell_type === 'markdown') cell.source = fitted(joined(cell.source));
    for (const output of cell.outputs ?? []) {
      const html = output.data && figures.html(output.data, toTop);
      if (html) output.data = { 'text/html': html };
    }
  }
  return notebook;
}

/**
 * @param {string} project
 * @param {string} folder
 */
function notebooksIn(project, folder) {
  const files = readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' });
  const names = files.filter((file) => file.endsWith('.ipynb') && !file.includes('.ipynb_checkpoints'));
  return names.map((file) => path.posix.join(folder, ...file.split(path.sep))).sort();
}

/**
 * @param {string} project
 * @param {string} folder
 */
async function copyLibraries(project, folder) {
  const packages = path.join(project, 'node_modules');
  mkdirSync(path.join(folder, 'mathjax'), { recursive: true });
  cpSync(path.join(packages, 'mathjax', 'es5', 'tex-svg.js'), path.join(folder, 'mathjax', 'tex-svg.js'));
  for (const shared of [
    'tools/jupyter/figures/plotlyFigures.js',
    'tools/jupyter/widgets/widgetHost.js',
    'browser/offline/keepPages.js',
  ]) {
    cpSync(path.join(project, shared), path.join(folder, path.basename(shared)));
  }
  const widgets = path.join(folder, 'widgets');
  mkdirSync(widgets);
  for (const { name, text } of await widgetPages(project)) writeFileSync(path.join(widgets, name), text);
  const plotly = path.join(packages, 'plotly.js-dist', 'plotly.js');
  buildSync({ entryPoints: [plotly], outfile: path.join(folder, 'plotly.js'), minify: true, logLevel: 'error' });
}
