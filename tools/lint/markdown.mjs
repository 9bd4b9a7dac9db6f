// `node tools/lint/markdown.mjs [files]`: markdownlint over pages, and over each markdown cell of notebooks.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint } from 'markdownlint/sync';
import { root } from '../setup/folders.mjs';

const FOLDERS = ['.', 'docs', 'bench', 'kernel', 'notebooks', 'solutions'];

const RULES = {
  MD013: false, // we write each paragraph on one line
  MD024: { siblings_only: true }, // each version in the changelog has its *Added*
  MD060: false, // `|---|` is enough below a table's head
  MD033: { allowed_elements: ['details', 'summary', 'kbd', 'br'] },
};

/** A cell is only part of a page, so it needs no title at its beginning and no line break at its end. */
const RULES_OF_CELLS = { ...RULES, MD041: false, MD047: false };

/**
 * The complaints about a text, one line each.
 *
 * @param {string} file a page or a notebook
 * @param {string} text what it holds
 * @returns {string[]}
 */
export function complaints(file, text) {
  if (!file.endsWith('.ipynb')) return messages({ [file]: text }, RULES);
  const cells = JSON.parse(text).cells.filter((/** @type {any} */ { cell_type }) => cell_type === 'markdown');
  const texts = cells.map((/** @type {any} */ { id, source }) => [`${file}, cell ${id}`, [source].flat().join('')]);
  return messages(Object.fromEntries(texts), RULES_OF_CELLS);
}

/**
 * @param {Record<string, string>} strings
 * @param {import('markdownlint').Configuration} config
 */
function messages(strings, config) {
  return Object.entries(lint({ strings, config })).flatMap(([place, errors]) =>
    errors.map(({ lineNumber, ruleNames, ruleDescription, errorDetail }) => {
      return `${place}, line ${lineNumber}: ${ruleNames[0]} ${ruleDescription}${errorDetail ? ` (${errorDetail})` : ''}`;
    }),
  );
}

/** @param {string} folder of the project */
function textsIn(folder) {
  return readdirSync(path.join(root, folder), { recursive: folder !== '.', encoding: 'utf8' })
    .filter((file) => /\.(md|ipynb)$/.test(file) && !file.includes('.ipynb_checkpoints'))
    .map((file) => path.join(folder, file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2);
  process.chdir(root);
  const found = (given.length > 0 ? given : FOLDERS.flatMap(textsIn)).flatMap((file) =>
    complaints(file, readFileSync(file, 'utf8')),
  );
  for (const message of found) console.error(message);
  process.exitCode = found.length > 0 ? 1 : 0;
}
