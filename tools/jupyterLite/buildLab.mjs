import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extensionFiles } from '../jupyterExtensions.mjs';
import { runChild } from '../setup/child.mjs';
import { venvPython } from '../setup/folders.mjs';
import { hashOf } from '../setup/stamp.mjs';
import { widgetPages } from '../setup/widgetPages.mjs';
import { bundleWorker } from './bundleWorker.mjs';
import { compileWhole } from './compileWhole.mjs';
import { dropDeadLinks } from './dropDeadLinks.mjs';
import { joinLines } from './joinLines.mjs';
import { packFiles } from './packFiles.mjs';

/** What a reader of JupyterLite sees: what can be run, and what that links to. README's place is taken by the page on how to run the course. */
const CONTENTS = ['notebooks', 'exercises', 'docs/glossary.md', 'lib', 'bench/README.md'];
const README = 'book/run.md';

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
  cpSync(path.join(project, README), path.join(contents, 'README.md'));
  dropDeadLinks(contents);
  joinLines(contents);
  cpSync(plotly, path.join(writeExtension(project, folder, 'softmax-figures'), 'plotly.js'));
  const widgets = writeExtension(project, folder, 'softmax-widgets');
  for (const { name, text } of await widgetPages(project)) writeFileSync(path.join(widgets, name), text);
  writeExtension(project, folder, 'softmax-desk');
  const copies = writeExtension(project, folder, 'softmax-copies');
  addVersions(contents, copies);
  const stills = {
    entryPoints: [path.join(project, 'browser', 'stills', 'Stills.ts')],
    format: /** @type {const} */ ('esm'),
  };
  await bundleWorker(project, { ...stills, outfile: path.join(copies, 'stills.js'), minify: true });
  const kernel = await addWorker(project, writeExtension(project, folder, 'softmax-kernel'));
  rmSync(output, { recursive: true, force: true });
  const build = ['-m', 'jupyterlite_core', 'build', '--lite-dir', folder, '--output-dir', output];
  // It leaves its database of finished steps in the folder that it runs in.
  await runChild(project, 'jupyter lite build', [venvPython(project), ...build], { cwd: folder });
  compileWhole(path.join(output, 'build'));
  nameIcon(path.join(output, 'lab'));
  listNeeded(output, `extensions/softmax-kernel/${kernel}`);
}

/**
 * Names the icon of JupyterLab's page in the page itself. JupyterLite 0.8 names it by a script, and until then a browser asks for
 * `/favicon.ico`, which is another site's where the book is not at the top of its host.
 *
 * @param {string} folder of the page, with its icon
 */
function nameIcon(folder) {
  const icon = '<link rel="icon" type="image/x-icon" href="favicon.ico">';
  const file = path.join(folder, 'index.html');
  const page = readFileSync(file, 'utf8');
  writeFileSync(file, page.replace('<head>', `<head>${icon}`));
}

/**
 * Lists what lessons need and a page may not have seen yet: a reader may come again without network.
 *
 * @param {string} lab JupyterLite as it is built
 * @param {string} kernel the address of its script, which tells its version
 */
function listNeeded(lab, kernel) {
  const names = (/** @type {string} */ folder) =>
    readdirSync(path.join(lab, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.posix.join(folder, name.replaceAll('\\', '/')),
    );
  const extensions = names('extensions').filter((name) => /\.(js|gz)$/.test(name) && !name.includes('/data/'));
  const fonts = names('build').filter((name) => name.endsWith('.woff'));
  const others = extensions.filter((name) => !kernel.startsWith(name));
  writeFileSync(path.join(lab, 'needed.json'), JSON.stringify([kernel, ...others, ...fonts]));
}

/**
 * Writes what tells one version of a notebook from another: a reader's own may have been made from an older one.
 *
 * @param {string} contents the folder of what JupyterLite shows
 * @param {string} folder
 */
function addVersions(contents, folder) {
  const files = readdirSync(contents, { recursive: true, encoding: 'utf8' });
  const notebooks = files.filter((file) => file.endsWith('.ipynb') && !file.includes('.ipynb_checkpoints')).sort();
  const versions = notebooks.map((file) => [file.replaceAll('\\', '/'), hashOf(path.join(contents, file))]);
  writeFileSync(path.join(folder, 'versions.json'), JSON.stringify(Object.fromEntries(versions)));
}

/**
 * Writes the kernel's web workers and what they load into the folder of its extension. The kernel is a module, whose functions V8 parses
 * once before they are called; those of a script, which must be inside of another function, it parses twice. Its address has a hash of
 * its content, so a browser that has it does not ask for it again. A browser with an older address gets the newer one, too.
 *
 * @param {string} project
 * @param {string} folder
 * @returns {Promise<string>} the kernel's script, with its version
 */
async function addWorker(project, folder) {
  const main = (/** @type {string} */ source) => [path.join(project, 'browser', source, 'main.ts')];
  const options = { minify: true, keepNames: true }; // minified: tslab 1.0.22 names a variable `await`, which a module must not
  await bundleWorker(project, { ...options, entryPoints: main('threads'), outfile: path.join(folder, 'trainer.js') });
  const kernel = path.join(folder, 'bundle.js');
  await bundleWorker(project, { ...options, entryPoints: main('worker'), outfile: kernel, format: 'esm' });
  const versioned = `bundle.js?v=${hashOf(kernel).slice(0, 7)}`;
  writeFileSync(path.join(folder, 'worker.js'), `import './${versioned}';\n`);
  writeFileSync(path.join(folder, 'files.zip.gz'), await packFiles(project, path.join(project, '.cache', 'lab')));
  const data = path.join('data', 'fashion-mnist');
  cpSync(path.join(project, data), path.join(folder, data), { recursive: true, dereference: true });
  return versioned;
}

/**
 * @param {string} project
 * @param {string} lab the folder that JupyterLite is built from
 * @param {string} name
 * @returns {string} the extension's folder
 */
function writeExtension(project, lab, name) {
  const folder = path.join(lab, 'extensions', name);
  mkdirSync(folder, { recursive: true });
  for (const { name: file, text } of extensionFiles(project, name)) writeFileSync(path.join(folder, file), text);
  return folder;
}
