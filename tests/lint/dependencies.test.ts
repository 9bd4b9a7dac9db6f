import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { floors } from '../../tools/lint/dependencies.mjs';
import { temporaryFolder } from '../setup/temporaryFolder';

const root = fileURLToPath(new URL('../../', import.meta.url));
const table = floors(readFileSync(path.join(root, 'docs/contributing.md'), 'utf8'));
const folders = Object.keys(table);

/** Each way to write an import, by the ending of the file that does. */
const FORMS: [ending: string, line: (target: string) => string][] = [
  ['ts', (target) => `import { x } from '${target}';`],
  ['type.ts', (target) => `import type { X } from '${target}';`],
  ['export.ts', (target) => `export * from '${target}';`],
  ['type-in-place.ts', (target) => `export type Y = import('${target}').X;`],
  ['require.ts', (target) => `import x = require('${target}');`],
  ['jsdoc.mjs', (target) => `/** @type {import('${target}.ts').X} */\nexport let x;`],
  ['mjs', (target) => `await import('${target}.ts');`],
  ['cjs', (target) => `require('${target}.ts');`],
];

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** What lint says of a tree of files. */
function violations(tree: string): Promise<Violation[]> {
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = path.join(root, 'tools/lint/dependencies.mjs');
  return new Promise((resolve, reject) =>
    execFile(
      process.execPath,
      [cruiser, '--config', config, '--output-type', 'json', '.'],
      { cwd: tree, maxBuffer: 2 ** 28 },
      (error, stdout) => (stdout ? resolve(JSON.parse(stdout).summary.violations) : reject(error)),
    ),
  );
}

function write(tree: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(tree, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

const from = (folder: string, target: string) => path.relative(folder, target).replace(/^(?!\.)/, './');

test('a folder imports what the table says and nothing else, however the import is written', async () => {
  const tree = temporaryFolder();
  const forbidden: string[] = [];
  for (const folder of folders) {
    write(tree, { [`${folder}target.ts`]: 'export const x = 1; export type X = 1;' });
    for (const [i, to] of folders.entries()) {
      for (const [ending, line] of FORMS) {
        const file = `${folder}to${i}.${ending}`;
        write(tree, { [file]: line(from(folder, `${to}target`)) });
        if (to !== folder && !table[folder].includes(to)) forbidden.push(`what ${folder} may import: ${file}`);
      }
    }
  }
  const refused = (await violations(tree)).filter(({ rule }) => rule.name.startsWith('what '));
  expect(refused.map((one) => `${one.rule.name}: ${one.from}`).sort()).toEqual(forbidden.sort());
});

describe('a tree of files', () => {
  test.each<[rule: string, files: Record<string, string>]>([
    ['no circle', { 'lib/a.ts': "import './b';", 'lib/b.ts': "import type { X } from './a';" }],
    ['no file that nothing reaches', { 'lib/index.ts': '', 'lib/forgotten.ts': 'export {};' }],
    ['no file that nothing reaches', { 'lib/index.ts': '', 'lib/show/forgotten.mjs': 'export {};' }],
    [
      'no file that nothing reaches',
      { 'lib/index.ts': '', 'lib/x.ts': 'export {};', 'tests/x.test.ts': "import '../lib/x';" },
    ],
    ['no file that no test reaches', { 'tests/a.test.ts': '', 'tests/forgotten.ts': 'export {};' }],
    ['no import that leads nowhere', { 'lib/index.ts': "import './missing';" }],
    ['no folder that the table leaves out', { 'lib/index.ts': '', 'helpers/a.ts': "import '../lib/index';" }],
  ])('is refused by the rule “%s”', async (rule, files) => {
    const tree = temporaryFolder();
    write(tree, files);
    expect((await violations(tree)).map((one) => one.rule.name)).toContain(rule);
  });
});
