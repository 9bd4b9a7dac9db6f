import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { download } from './download.mjs';
import { Failure, wordsOf } from './failure.mjs';
import { Damaged, verifyFile } from './verifyFile.mjs';

/** @typedef {import('./verifyFile.mjs').DataFile} DataFile */
/** @typedef {import('./dataSources.mjs').Source} Source */

const SCRATCH = '.partial-';
const isScratch = (/** @type {string} */ name) => name.startsWith(SCRATCH);

/**
 * Fills a folder with files from the first source that works. Only complete and verified files appear in it.
 *
 * @param {object} task
 * @param {DataFile[]} task.files
 * @param {string} task.into
 * @param {Source[]} task.sources in order of preference
 * @param {string} task.cache folder that keeps files from sources that are far away
 * @param {import('./stage.mjs').Report} [task.report]
 * @param {number} [task.patience] ms to wait while a server sends nothing
 * @returns {Promise<string>} where the files came from, and which damaged files were found
 * @throws {Failure} when no source works, {Damaged} when the reader's own folder holds a damaged file
 */
export async function fetchData({ files, into, sources, cache, report = () => {}, patience }) {
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(into).filter(isScratch)) rmSync(path.join(into, name), { recursive: true });
  const troubles = await removeDamaged(files, into);
  const used = [];
  for (const source of sources) {
    const missing = files.filter(({ name }) => !existsSync(path.join(into, name)));
    if (missing.length === 0) break;
    const scratch = mkdtempSync(path.join(into, SCRATCH));
    try {
      const folder = source.unpack ? await source.unpack(scratch) : (source.folder ?? '');
      for (const file of missing) {
        const arrival = path.join(scratch, file.name);
        if (source.url) await download(source.url + file.name, arrival, report, patience);
        else copyFileSync(path.join(folder, file.name), arrival);
        await verifyFile(file, arrival, source.name);
        if (source.isFarAway) keep(arrival, cache);
        renameSync(arrival, path.join(into, file.name));
      }
      used.push(source.name);
    } catch (error) {
      if (isFinal(error, source)) throw error;
      troubles.push(error instanceof Damaged ? error.message : `${source.name}: ${reason(error)}`);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  if (files.some(({ name }) => !existsSync(path.join(into, name)))) {
    throw new Failure(
      `Fashion-MNIST could not be loaded from any source:\n${troubles.map((trouble) => `    ${trouble}`).join('\n')}`,
      "Connect to the network and run again, or put the data set's four .gz files into a folder and set FASHION_MNIST_DIR to it.",
    );
  }
  const origin = used.length > 0 ? `from ${used.join(' and ')}` : 'already there';
  return [origin, ...troubles.filter((trouble) => trouble.includes('is damaged'))].join('; ');
}

/**
 * @param {DataFile[]} files
 * @param {string} folder
 * @returns {Promise<string[]>} what was wrong with the files that were deleted
 */
async function removeDamaged(files, folder) {
  const messages = [];
  for (const file of files) {
    const there = path.join(folder, file.name);
    if (!existsSync(there)) continue;
    try {
      await verifyFile(file, there, folder);
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      messages.push(error.message);
      rmSync(there);
    }
  }
  return messages;
}

/**
 * @param {string} file
 * @param {string} cache
 */
function keep(file, cache) {
  try {
    mkdirSync(cache, { recursive: true });
    const temporary = path.join(cache, `.${path.basename(file)}.${process.pid}.partial`);
    copyFileSync(file, temporary);
    renameSync(temporary, path.join(cache, path.basename(file)));
  } catch {
    // If the cache cannot be written, the next clone downloads the files again.
  }
}

/**
 * @param {unknown} error
 * @param {Source} source
 */
function isFinal(error, source) {
  return /ENOSPC|EDQUOT|EROFS/.test(wordsOf(error)) || (source.isReadersOwn && error instanceof Damaged);
}

/** @param {unknown} error */
function reason(error) {
  const words = wordsOf(error);
  if (words.includes('ENOENT')) return 'not there';
  return words.replace(/^TypeError |fetch failed /g, '');
}
