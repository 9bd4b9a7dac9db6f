import { existsSync, readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const ROOT = '/course'; // as in browser/worker/files.ts

/** Packages that danfo.js loads, and uses only for files and for pages. */
const UNUSED = /^(request|xlsx|node-fetch|plotly\.js-dist-min|stream-json(\/.*)?)$/;

/**
 * Replaces what a browser does not have: Node's modules by those of `browser/node`, and some packages by those of
 * `browser/packages`. The course's own files need an own module for each of Node's.
 *
 * @param {string} project
 * @returns {import('esbuild').Plugin}
 */
const inBrowser = (project) => {
  const here = (/** @type {string} */ file) => path.join(project, 'browser', file);
  const missing = { path: here('node/missing.ts') };
  const fromPackages = (/** @type {string} */ importer) => importer.includes(`${path.sep}node_modules${path.sep}`);
  /** @type {Record<string, string>} */
  const packages = { path: require.resolve('path-browserify'), buffer: require.resolve('buffer/') };
  return {
    name: 'in a browser',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#(lib|checks)$/ }, ({ path: name }) => ({
        path: path.join(project, name.slice(1), 'index.ts'),
      }));
      onResolve({ filter: /^(node:)?[a-z_]+(\/[a-z]+)?$/ }, ({ path: name, importer }) => {
        const module = name.replace('node:', '');
        if (!builtinModules.includes(module)) return undefined;
        if (packages[module]) return { path: packages[module] };
        const own = here(`node/${module}.ts`);
        if (existsSync(own)) return { path: own };
        if (fromPackages(importer)) return missing;
        return { errors: [{ text: `${path.relative(project, importer)} needs browser/node/${module}.ts` }] };
      });
      onResolve({ filter: /^@tensorflow\/tfjs-node$/ }, () => ({ path: require.resolve('@tensorflow/tfjs') }));
      onResolve({ filter: /^@tslab\/typescript-for-tslab$/ }, ({ importer }) => ({
        path: importer.includes(path.join('tslab', 'dist'))
          ? here('worker/adaptedTypeScript.cjs')
          : require.resolve('@tslab/typescript-for-tslab/lib/typescript.compact.js'),
      }));
      onResolve({ filter: /^piscina$/ }, () => ({ path: here('packages/piscina.ts') }));
      onResolve({ filter: /\/svg\/renderSvg$/ }, () => ({ path: here('packages/renderSvg.ts') }));
      onResolve({ filter: UNUSED }, () => missing);
      onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
        const text = readFileSync(file, 'utf8');
        if (!/\b__(file|dir)name\b/.test(text)) return undefined;
        const name = `${ROOT}/${path.relative(project, file).replaceAll('\\', '/')}`;
        const names = `const __filename = '${name}', __dirname = '${path.posix.dirname(name)}';`;
        return { contents: names + text, loader: 'ts' };
      });
    },
  };
};

/**
 * Bundles the kernel of `browser/worker` with lib and checks into one script.
 *
 * @param {string} project the project's folder
 * @param {Pick<import('esbuild').BuildOptions, 'entryPoints' | 'outfile' | 'minify' | 'keepNames' | 'format'>} options
 */
export function bundleWorker(project, options) {
  return build({
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    define: { NODE_MODULES: JSON.stringify(builtinModules.filter((name) => !name.startsWith('_'))) },
    logLevel: 'warning',
    logOverride: { 'direct-eval': 'silent' },
    legalComments: 'none',
    metafile: true,
    plugins: [inBrowser(project)],
    ...options,
  });
}
