import { watchBeats } from '../worker/endLoops';

/**
 * The one thread that the course starts here is the checks' watchdog, which on Node ends loops behind an `await` or in a timer. Here
 * loops look themselves at what it would look at.
 */
export class Worker {
  constructor(_program: string, { workerData }: { workerData: ArrayBuffer }) {
    watchBeats(new Int32Array(workerData));
  }
  unref(): void {}
}
export const isMainThread = true;
export const parentPort = null;
export const workerData = null;
export default { Worker, isMainThread, parentPort, workerData };
