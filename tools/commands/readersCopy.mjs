import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { hashOf, writeWhole } from '../setup/stamp.mjs';

/** The folder of a reader's own notebooks, which git ignores: running a lesson changes no file that `git pull` brings. */
export const COPY = 'my-copy';
const COPIED = ['notebooks', 'exercises'];
/** What notebooks link to, at the same place from them as in the project. */
const LINKED = ['lib', 'docs', 'bench', 'README.md'];

/**
 * Makes the reader's copy of the course and keeps it up to date. A notebook that the reader has not changed is replaced by a
 * newer version; beside one that the reader has run or changed the newer version is put under another name, once.
 *
 * @param {string} project the project's folder
 * @returns {string[]} the new versions that were put beside the reader's notebooks, as paths in the project
 */
export function updateReadersCopy(project) {
  const record = path.join(project, COPY, '.versions.json');
  const given = readRecord(record);
  const offers = COPIED.flatMap((folder) => notebooksIn(project, folder)).flatMap((name) => give(project, name, given));
  writeWhole(record, `${JSON.stringify(given, null, 1)}\n`);
  for (const name of LINKED) link(project, name);
  return offers;
}

/**
 * For each notebook of the copy, the hash of the version of the course that its reader was last given.
 *
 * @param {string} record
 * @returns {Record<string, string>}
 */
function readRecord(record) {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return {}; // no copy yet, or a damaged record: then every notebook counts as changed
  }
}

/**
 * @param {string} project
 * @param {string} folder
 */
function notebooksIn(project, folder) {
  return readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ipynb') && !file.includes('.ipynb_checkpoints'))
    .map((file) => path.join(folder, file))
    .sort();
}

/**
 * Gives the reader the present version of a notebook, unless there is nothing new in it.
 *
 * @param {string} project
 * @param {string} name of the notebook, from the project's folder
 * @param {Record<string, string>} given is updated
 * @returns {string[]} the new file if it was put beside the reader's own
 */
function give(project, name, given) {
  const master = path.join(project, name);
  const version = hashOf(master);
  const copy = path.join(project, COPY, name);
  if (isUntouched(copy, name, given)) {
    if (given[name] !== version || !existsSync(copy)) writeWhole(copy, readFileSync(master, 'utf8'));
    given[name] = version;
    return [];
  }
  const isKnown = given[name] === version || hashOf(copy) === version;
  given[name] = version;
  if (isKnown) return [];
  const offer = freeName(project, name, given);
  writeWhole(path.join(project, COPY, offer), readFileSync(master, 'utf8'));
  given[offer] = version;
  return [path.join(COPY, offer)];
}

/**
 * Whether a notebook is not there or is as its reader was given it.
 *
 * @param {string} copy
 * @param {string} name
 * @param {Record<string, string>} given
 */
function isUntouched(copy, name, given) {
  return !existsSync(copy) || hashOf(copy) === given[name];
}

/**
 * The first of `lesson.new.ipynb`, `lesson.new-2.ipynb`, … that holds nothing of the reader's.
 *
 * @param {string} project
 * @param {string} name
 * @param {Record<string, string>} given
 */
function freeName(project, name, given) {
  for (let number = 1; ; number++) {
    const offer = name.replace(/\.ipynb$/, number === 1 ? '.new.ipynb' : `.new-${number}.ipynb`);
    if (isUntouched(path.join(project, COPY, offer), offer, given)) return offer;
  }
}

/**
 * @param {string} project
 * @param {string} name
 */
function link(project, name) {
  const place = path.join(project, COPY, name);
  if (!existsSync(path.join(project, name)) || lstatSync(place, { throwIfNoEntry: false })) return;
  symlinkSync(path.join('..', name), place);
}
