/**
 * Collects garbage when no cell has run for a few seconds. V8 alone lets a heap grow by half and more before it looks through it,
 * and keeps what cells have dropped, such as a file's bytes, for as long as the reader only reads.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const IDLE = 3000; // ms without a cell
const AGAIN = 1000; // ms; what the first collection finalized is only freed by a second: 12 MB after lesson 5
const { clearTimeout, setTimeout } = globalThis; // before cells can replace them

let timer: NodeJS.Timeout | undefined;
let collect: (() => void) | undefined;

/** Call it when a cell has ended. */
export function kernelIsIdle(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    collect ??= collector();
    collect();
    timer = setTimeout(collect, AGAIN);
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
  return () => {
    setFlagsFromString('--compact-on-every-full-gc'); // otherwise pages that are half empty stay: 10 MB after lesson 5
    gc();
    setFlagsFromString('--no-compact-on-every-full-gc');
  };
}
