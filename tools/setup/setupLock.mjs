import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';

/*
 * Only one set-up of a project runs at a time. It holds a lock of the operating system (flock) on .cache/setup.lock. The lock
 * belongs to the open file: it ends when the last process with this open file ends, even if that process is killed. The
 * children of set-up have the file open, too. Node cannot take such a lock. Python can lock a file that Node has opened, and
 * set-up needs Python anyway.
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

/** The open file whose lock this process holds, to be passed to its children; undefined if it holds no lock. */
export const heldLock = () => held;

/**
 * Runs `work` while no other set-up of this project runs. If one runs, prints that and waits for it.
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
