import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';

/*
 * The operating system's own lock (flock) on .cache/setup.lock: it belongs to the open file, so it is gone when the last
 * process that has the file open is gone, killed or not, children included. Node cannot take it; a Python that is handed
 * the open file can, and is needed by set-up anyway.
 */
const TAKE = `
import fcntl, sys
try:
    fcntl.flock(3, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    if sys.argv[1:] != ["wait"]:
        sys.exit(75)
    fcntl.flock(3, fcntl.LOCK_EX)
`;
const HELD_BY_ANOTHER = 75;

/** @type {number | undefined} */
let held;

/** The open file whose lock this process holds, to be handed to children; undefined when it holds none. */
export const heldLock = () => held;

/**
 * Runs `work` while no other set-up of this project runs; waits for another one, and says so.
 *
 * @template T
 * @param {string} project the project's folder
 * @param {string} python
 * @param {() => Promise<T>} work
 */
export async function withLock(project, python, work) {
  const file = path.join(project, '.cache', 'setup.lock');
  mkdirSync(path.dirname(file), { recursive: true });
  const lock = openSync(file, 'a+');
  try {
    if ((await take(python, lock)) === HELD_BY_ANOTHER) {
      console.log(`Waiting for the set-up that process ${readFileSync(file, 'utf8').trim()} started in this folder…`);
      await take(python, lock, 'wait');
    }
    ftruncateSync(lock);
    writeSync(lock, String(process.pid));
    held = lock;
    return await work();
  } finally {
    held = undefined;
    closeSync(lock);
  }
}

/**
 * @param {string} python
 * @param {number} lock an open file
 * @param {...string} how
 * @returns {Promise<number | null>} the exit code
 */
function take(python, lock, ...how) {
  const child = spawn(python, ['-c', TAKE, ...how], { stdio: ['ignore', 'ignore', 'inherit', lock] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}
