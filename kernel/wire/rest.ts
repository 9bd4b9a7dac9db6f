/**
 * Collects garbage when no cell has run for a few seconds. V8 alone lets a heap grow by half and more before it looks through it,
 * and keeps what cells have dropped, such as a file's bytes, for as long as the reader only reads.
 */
import { Session } from 'node:inspector';

const REST = 3000; // ms
const { clearTimeout, setTimeout } = globalThis; // before cells can replace them

let timer: NodeJS.Timeout | undefined;

/** Call it when a cell has ended. */
export function beginRest(): void {
  endRest();
  timer = setTimeout(collectGarbage, REST);
}

/** Call it when a cell begins. */
export function endRest(): void {
  clearTimeout(timer);
}

/** Unlike `gc`, this gives the gaps between the objects back, too. */
function collectGarbage(): void {
  const inspector = new Session();
  inspector.connect();
  inspector.post('HeapProfiler.collectGarbage', () => inspector.disconnect());
}
