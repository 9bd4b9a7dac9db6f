// Rules for dependency-cruiser: a folder may import what docs/contributing.md allows, there are no circles, and every file is used.
import { readFileSync } from 'node:fs';

/** Files at which programs begin: those started or opened by their path, and those that cells import. */
const STARTING_POINTS = [
  '^(lib|checks)/index\\.ts$', // imported by cells as #lib and #checks
  '^checks/probes/inSandbox\\.ts$', // imported as #checks by cells in grading's sandbox
  '^lib/show/svg/drawing\\.mjs$', // started as a thread
  '^lib/show/widgets/pages/\\w+\\.ts$', // loaded by JupyterLab and the book; built by esbuild
  '^lib/experiment/(worker\\.mjs|compile\\.mjs|.*\\.as\\.ts)$', // started as threads, or compiled to WebAssembly
  '^browser/((worker|threads)/main|stills/Stills|archive/filesRead)\\.ts$', // built by esbuild
  '^browser/(node|packages)/', // the build puts them in the place of modules that a browser does not have
  '^browser/worker/adaptedTypeScript\\.cjs$', // and this one in the place of tslab's TypeScript
  '^kernel/(startKernel\\.cjs|main\\.ts)$', // started by Jupyter; built by esbuild
  '^kernel/apart/(compileCells|runCompiled)\\.ts$', // started by graders; built by esbuild
  '^grading/(judge|formulas|inspect|compileForSandbox)\\.cjs$', // started by grading's Python
  '^tools/(run\\.cjs|lint/\\w+\\.mjs)$', // started by package.json's scripts and by lint
  '^shims/', // packages that danfojs imports
];
const TESTS = ['^tests/.*\\.test\\.ts$', '^tests/kernel/stockTslab\\.mjs$'];

/** Answers of students: each file holds a notebook cell. */
const CELLS = '^grading/tests/hostile/|^tests/answers/';

/**
 * The table of docs/contributing.md.
 *
 * @param {string} page
 * @returns {Record<string, string[]>} for each folder, the folders that it may import from
 */
export function floors(page) {
  const rows = page.matchAll(/^\| `([\w/]+\/)` \|.*\|(.*)\|$/gm);
  return Object.fromEntries(Array.from(rows, ([, folder, may]) => [folder, may.match(/[\w/]+\//g) ?? []]));
}

const table = floors(readFileSync(new URL('../../docs/contributing.md', import.meta.url), 'utf8'));
const folders = Object.keys(table);

/** @param {string} folder */
const within = (folder) => {
  const inner = folders.filter((other) => other !== folder && other.startsWith(folder));
  return `^${folder}${inner.length > 0 ? `(?!${inner.map((other) => other.slice(folder.length)).join('|')})` : ''}`;
};

export default {
  forbidden: [
    ...folders.map((folder) => ({
      name: `what ${folder} may import`,
      comment: `docs/contributing.md: ${[folder, ...table[folder]].join(', ')}`,
      severity: 'error',
      from: { path: within(folder), pathNot: CELLS },
      to: { path: `^(${folders.join('|')})`, pathNot: [folder, ...table[folder]].map(within) },
    })),
    {
      name: 'no folder that the table leaves out',
      severity: 'error',
      from: { path: '^[^/]+/', pathNot: folders.map((folder) => `^${folder}`) },
      to: {},
    },
    { name: 'no circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no import that leads nowhere',
      severity: 'error',
      from: { pathNot: CELLS }, // the kernel of a submission runs in the project's folder
      to: { couldNotResolve: true, pathNot: ['^plotly\\.js$'] }, // only @types/plotly.js is installed
    },
    {
      name: 'no file that nothing reaches',
      severity: 'error',
      from: { path: STARTING_POINTS },
      to: {
        path: `^(${folders.join('|')}).*\\.(ts|mjs|cjs)$`,
        pathNot: [...STARTING_POINTS, CELLS, '^tests/'],
        reachable: false,
      },
    },
    {
      name: 'no file that no test reaches',
      severity: 'error',
      from: { path: [...TESTS, CELLS] },
      to: { path: '^tests/', pathNot: [...TESTS, CELLS], reachable: false },
    },
  ],
  options: {
    tsPreCompilationDeps: true, // imports of types count
    detectJSDocImports: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.venv|\\.cache|data|test-results|my-copy|site)/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
