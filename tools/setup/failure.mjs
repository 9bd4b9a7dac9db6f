import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

/** An error that the reader can fix: `message` says what is wrong, `remedy` says what to do. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} remedy
   */
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

const KNOWN = [
  {
    signs: /ENOSPC|No space left on device|disk quota exceeded|EDQUOT/i,
    message: 'the disk is full',
    remedy: 'A first set-up needs some 4 GB for the project and the caches: free some space, then run again.',
  },
  {
    signs: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i,
    message: 'a file or folder is not writable',
    remedy: 'Give yourself the right to write into this folder (has it been set up by another user?), then run again.',
  },
  {
    signs:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|ERR_SOCKET_TIMEOUT|name resolution|Max retries exceeded|NewConnectionError|ConnectTimeout|Read timed out|No matching distribution found|network is unreachable/i,
    message: 'there is no network, or the package registry cannot be reached',
    remedy:
      'The first set-up needs the network: connect (or set HTTPS_PROXY), then run again; set-up goes on where it stopped.',
  },
];

/**
 * Explains the output of a failed step to the reader.
 *
 * @param {string} doing what was tried, such as 'npm ci'
 * @param {string} words its error codes and output
 * @param {string} [log] the file that holds the whole output
 */
export function explain(doing, words, log) {
  const seeLog = log ? ` All output is in ${log}` : '';
  const known = KNOWN.find(({ signs }) => signs.test(words));
  if (known) return new Failure(`${doing} failed: ${known.message}.`, known.remedy + seeLog);
  const lastLine = words.trim().split('\n').at(-1) ?? '';
  return new Failure(`${doing} failed: ${lastLine}`, `Run again; if it fails again, look for the cause.${seeLog}`);
}

/**
 * Runs a command. An error becomes one clear message; its stack trace goes into the log, where it helps to find the cause.
 *
 * @param {string} doing the command, such as 'npm start'
 * @param {string} log a file
 * @param {() => Promise<number>} command
 * @returns {Promise<number>} the exit code
 */
export async function orOneClearMessage(doing, log, command) {
  try {
    return await command();
  } catch (error) {
    const failure = error instanceof Failure ? error : explained(doing, error, log);
    console.error(`✗ ${failure.message}\n  ${failure.remedy}`);
    return 1;
  }
}

/**
 * @param {string} doing
 * @param {unknown} error
 * @param {string} log
 */
function explained(doing, error, log) {
  const [words] = wordsOf(error).split('\n'); // the lines after the first, such as Node's "Require stack", do not help the reader
  try {
    mkdirSync(path.dirname(log), { recursive: true });
    appendFileSync(log, `\n== ${new Date().toISOString()} ${doing}: ${inspect(error)}\n`);
  } catch {
    return explain(doing, words); // the disk is full, or the folder is not writable
  }
  return explain(doing, words, log);
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function wordsOf(error) {
  if (!(error instanceof Error)) return String(error);
  const { code, cause } = /** @type {Error & { code?: string }} */ (error);
  return [code, error.message, cause && wordsOf(cause)].filter(Boolean).join(' ');
}
