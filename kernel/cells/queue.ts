/** Runs cells one after the other and reports each to the notebook. */

import { host, type Parent } from '../host';
import { describedAtOnce } from './errors';
import { type ExecuteReply, type ExecuteRequest, executeCell } from './executeCell';
import { putBuiltinsBack } from './keptBuiltins';

interface Waiting {
  content: ExecuteRequest;
  parent: Parent;
  reply: (content: object) => void;
}

// Requests that a client sent before it knew of an error arrive within this time and are aborted. (tslab 1.0.22 aborts
// requests within 200 ms, and reports them wrongly.)
const ABORT_WINDOW = 30; // ms

const waiting: Waiting[] = [];
let running: Promise<void> | undefined;

async function runWaiting() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { content: request, parent, reply } = next;
    host.publish('status', { execution_state: 'busy' }, parent);
    const content: ExecuteReply = await executeCell(request, parent).catch((error) => {
      const { ename, evalue, traceback } = describedAtOnce(error); // a fault of the request or of the kernel
      return { status: 'error', ename, evalue, traceback };
    });
    const abortsRest = content.status === 'error' && request?.stop_on_error !== false;
    if (abortsRest) await host.wait(ABORT_WINDOW);
    reply(content);
    host.publish('status', { execution_state: 'idle' }, parent);
    if (abortsRest) for (const aborted of waiting.splice(0)) abort(aborted);
  }
  running = undefined;
}

/** A cell that does not run because one before it failed. Its reply has no number, so the notebook shows none. */
function abort({ parent, reply }: Waiting) {
  host.publish('status', { execution_state: 'busy' }, parent);
  reply({ status: 'aborted' });
  host.publish('status', { execution_state: 'idle' }, parent);
}

/**
 * Runs the cell of an `execute_request` after those that wait.
 *
 * @returns Resolves when no cell waits any more.
 */
export function enqueue(content: ExecuteRequest, parent: Parent, reply: (content: object) => void): Promise<void> {
  putBuiltinsBack(); // before the first cell it takes note of them; later a timer may have replaced some
  waiting.push({ content, parent, reply });
  running ??= runWaiting();
  return running;
}
