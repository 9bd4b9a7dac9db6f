/** Runs cells one after the other and reports each to Jupyter. */

import { describedAtOnce } from '../cells/errors';
import { abortedReply, type ExecuteRequest, executeCell } from '../cells/executeCell';
import { publish } from './iopub';
import type { Message } from './messages';
import { beginRest, endRest } from './rest';

type Reply = (type: string, content: object) => void;
interface Waiting {
  request: Message<ExecuteRequest>;
  reply: Reply;
}

// Requests that a client sent before it knew of an error arrive within this time and are aborted. (tslab 1.0.22 aborts
// requests within 200 ms, and reports them wrongly.)
const ABORT_WINDOW = 30; // ms

const { setTimeout } = globalThis; // before cells can replace it
const waiting: Waiting[] = [];
let idle = true;

async function runWaiting() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { request, reply } = next;
    publish('status', { execution_state: 'busy' }, request);
    const content = await executeCell(request.content, request).catch((error) => {
      const { ename, evalue, traceback } = describedAtOnce(error); // a fault of the request or of the kernel
      return { ...abortedReply(), status: 'error', ename, evalue, traceback };
    });
    const abortsRest = content.status === 'error' && request.content?.stop_on_error !== false;
    if (abortsRest) await new Promise((resolve) => setTimeout(resolve, ABORT_WINDOW));
    reply('execute_reply', content);
    publish('status', { execution_state: 'idle' }, request);
    if (abortsRest) for (const aborted of waiting.splice(0)) abort(aborted);
  }
}

function abort({ request, reply }: Waiting) {
  publish('status', { execution_state: 'busy' }, request);
  reply('execute_reply', abortedReply());
  publish('status', { execution_state: 'idle' }, request);
}

export async function enqueue(request: Message, reply: Reply): Promise<void> {
  waiting.push({ request: request as Waiting['request'], reply });
  if (!idle) return;
  idle = false;
  endRest();
  await runWaiting();
  idle = true;
  beginRest();
}
