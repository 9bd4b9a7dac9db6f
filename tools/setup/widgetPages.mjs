import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Bundles the modules of the widgets, which JupyterLab and the book load: one ES module each.
 *
 * @param {string} project the project's folder
 * @returns {Promise<{ name: string, text: string }[]>} files such as `tenLogits.js`
 */
export async function widgetPages(project) {
  const { build } = await import('esbuild'); // a package; this file is loaded before there is one
  const folder = path.join(project, 'lib', 'show', 'widgets', 'pages');
  const modules = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const { outputFiles } = await build({
    entryPoints: modules.map((file) => path.join(folder, file)),
    outdir: folder, // nothing is written
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles.map(({ path: file, text }) => ({ name: path.basename(file), text }));
}
