/**
 * Collects garbage when no cell has run for a few seconds. V8 alone lets a heap grow by half and more before it looks through it,
 * and keeps what cells have dropped, such as a file's bytes, for as long as the reader only reads.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const IDLE = 3000; // ms without a cell
const { clearTimeout, setTimeout } = globalThis; // before cells can replace them

let timer: NodeJS.Timeout | undefined;
let collect: (() => void) | undefined;

/** Call it when a cell has ended. */
export function kernelIsIdle(): void {
  kernelIsBusy();
  timer = setTimeout(() => {
    collect ??= collector();
    collect();
  }, IDLE);
}

/** Call it when a cell begins. */
export function kernelIsBusy(): void {
  clearTimeout(timer);
}

/** V8's `gc`, which cells do not see. (The inspector's `HeapProfiler.collectGarbage` leaves Node 20's main thread without messages.) */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return gc;
}
