import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../setup/child.mjs';
import { venvPython } from '../setup/folders.mjs';
import { widgetPages } from '../setup/widgetPages.mjs';
import { bundleWorker } from './bundleWorker.mjs';
import { packFiles } from './packFiles.mjs';

/** What a reader of JupyterLite sees: what can be run, and what that links to. */
const CONTENTS = ['notebooks', 'exercises', 'docs/glossary.md', 'lib', 'README.md'];

/** Scripts that JupyterLite loads as one, since it loads one file of an extension. */
const FIGURES = ['plotlyFigures.js', 'figures.js'];
const WIDGETS = ['widgetHost.js', 'widgets.js'];

/**
 * Builds JupyterLite with the course's kernel in a web worker: static files for any web server.
 *
 * @param {string} project the project's folder
 * @param {string} plotly the minified plotly.js
 * @param {string} output is made anew
 * @throws {import('../setup/failure.mjs').Failure} when JupyterLite cannot be built
 */
export async function buildLab(project, plotly, output) {
  const folder = path.join(project, '.cache', 'lab');
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(project, 'browser', 'lite'), folder, { recursive: true });
  cpSync(path.join(project, 'tools', 'jupyter', 'overrides.json'), path.join(folder, 'overrides.json'));
  const contents = path.join(folder, 'contents');
  for (const name of CONTENTS) cpSync(path.join(project, name), path.join(contents, name), { recursive: true });
  await writeKernel(project, path.join(folder, 'extensions', 'softmax-kernel'));
  writeFigures(project, path.join(folder, 'extensions', 'softmax-figures'), plotly);
  await writeWidgets(project, path.join(folder, 'extensions', 'softmax-widgets'));
  rmSync(output, { recursive: true, force: true });
  const build = ['-m', 'jupyterlite_core', 'build', '--lite-dir', folder, '--output-dir', output];
  await runChild(project, 'jupyter lite build', [venvPython(project), ...build]);
}

/**
 * The extension with the kernel: a script for the page, the worker, and what the worker loads.
 *
 * @param {string} project
 * @param {string} folder
 */
async function writeKernel(project, folder) {
  cpSync(path.join(project, 'browser', 'extension'), folder, { recursive: true });
  const entryPoints = [path.join(project, 'browser', 'worker', 'main.ts')];
  await bundleWorker(project, { entryPoints, outfile: path.join(folder, 'worker.js'), minify: true, keepNames: true });
  writeFileSync(path.join(folder, 'files.zip.gz'), await packFiles(project, path.join(project, '.cache', 'lab')));
  const backend = path.join(project, 'node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist');
  for (const name of readdirSync(backend).filter((file) => /^tfjs-backend-wasm(-simd)?\.wasm$/.test(file)))
    cpSync(path.join(backend, name), path.join(folder, name));
  const data = path.join('data', 'fashion-mnist');
  cpSync(path.join(project, data), path.join(folder, data), { recursive: true, dereference: true });
}

/**
 * The extension that draws figures, as in JupyterLab.
 *
 * @param {string} project
 * @param {string} folder
 * @param {string} plotly
 */
function writeFigures(project, folder, plotly) {
  writeExtension(path.join(project, 'tools', 'jupyter', 'figures'), FIGURES, path.join(folder, 'figures.js'));
  cpSync(plotly, path.join(folder, 'plotly.js'));
}

/**
 * The extension that shows widgets, as in JupyterLab.
 *
 * @param {string} project
 * @param {string} folder
 */
async function writeWidgets(project, folder) {
  writeExtension(path.join(project, 'tools', 'jupyter', 'widgets'), WIDGETS, path.join(folder, 'widgets.js'));
  for (const { name, text } of await widgetPages(project)) writeFileSync(path.join(folder, name), text);
}

/**
 * @param {string} from the folder of the extension's files
 * @param {string[]} names of scripts, which are joined
 * @param {string} script the file that JupyterLite loads
 */
function writeExtension(from, names, script) {
  mkdirSync(path.dirname(script), { recursive: true });
  cpSync(path.join(from, 'package.json'), path.join(path.dirname(script), 'package.json'));
  writeFileSync(script, names.map((name) => readFileSync(path.join(from, name), 'utf8')).join(''));
}
