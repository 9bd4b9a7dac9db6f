/** A failure that the reader can mend: `message` says what is wrong, `remedy` what to do. */
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
      'The first set-up needs the network: connect (or set HTTPS_PROXY), then run again; it goes on where it stopped.',
  },
];

/**
 * What a failed step's words mean to the reader.
 *
 * @param {string} doing what was tried, such as 'npm ci'
 * @param {string} words error codes and output of what failed
 * @param {string} [log] the file that holds all of them
 */
export function explain(doing, words, log) {
  const seeLog = log ? ` All that was printed is in ${log}` : '';
  const known = KNOWN.find(({ signs }) => signs.test(words));
  if (known) return new Failure(`${doing} failed: ${known.message}.`, known.remedy + seeLog);
  const lastLine = words.trim().split('\n').at(-1) ?? '';
  return new Failure(`${doing} failed: ${lastLine}`, `Run again; if it fails again, look for the cause.${seeLog}`);
}

/**
 * Runs a program's main function; what it throws becomes one clear message, never a stack trace.
 *
 * @param {() => Promise<number>} main
 * @returns {Promise<number>} the exit code
 */
export async function orOneClearMessage(main) {
  try {
    return await main();
  } catch (error) {
    const failure = error instanceof Failure ? error : explain('Set-up', wordsOf(error));
    console.error(`✗ ${failure.message}\n  ${failure.remedy}`);
    return 1;
  }
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
