/**
 * Maps TensorFlow's native library into the process, in a thread of its own, while the main thread compiles the first cell that
 * imports TensorFlow.js. That takes a sixth of the cell's time, and 190 MB, so it is not done before.
 */
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker, workerData } from 'node:worker_threads';
import { root } from './kernelFolders';

const LIBRARY = /^libtensorflow(_cc)?\.so\.2$/; // TensorFlow's own download, or the one of its Python package
const STAYS = 0x1000; // the flag of Linux's dlopen by which the library stays when the thread ends

let hasBegun = false;

/** Starts the thread, once. Does nothing where there is no such library; then TensorFlow.js loads what it has, as ever. */
export function mapTensorFlow(): void {
  if (hasBegun || process.platform !== 'linux') return;
  hasBegun = true;
  const folder = path.join(root, 'node_modules', '@tensorflow', 'tfjs-node', 'deps', 'lib');
  const library = namesIn(folder).find((name) => LIBRARY.test(name));
  if (!library) return;
  const thread = new Worker(__filename, { argv: process.argv.slice(2), workerData: path.join(folder, library) });
  thread.on('error', () => {}); // TensorFlow.js will tell
  thread.unref();
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether this thread is the one that `mapTensorFlow` has started. */
export const mapsTensorFlow = (): boolean => typeof workerData === 'string';

/** The program of the thread. */
export function runMappingThread(): void {
  try {
    process.dlopen({ exports: {} }, workerData, os.constants.dlopen.RTLD_LAZY | STAYS);
  } catch {
    // Node finds no addon in it, but by then it is mapped.
  }
}
