/** Answers the page's messages, as `kernel/wire/requests.ts` does on Node. */
import { answers } from '../../kernel/cells/answers';
import { cells, trackCells } from '../../kernel/cells/cells';
import { provideComms, receiveComm } from '../../kernel/cells/comms';
import { describedAtOnce } from '../../kernel/cells/errors';
import { type ExecuteRequest, reportUncaught } from '../../kernel/cells/executeCell';
import { providePrompt } from '../../kernel/cells/input';
import { captureOutput } from '../../kernel/cells/output';
import { enqueue } from '../../kernel/cells/queue';
import { showSourcesInStackTraces } from '../../kernel/cells/stackTraces';
import { host } from '../../kernel/host';
import { type Message, send } from './messages';
import { showSourcesInOtherStacks } from './stacksElsewhere';

/** Call it once, before a cell runs. */
export function guardWorker(): void {
  globalThis.addEventListener('error', (event) => {
    event.preventDefault();
    reportUncaught(event.error);
  });
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    reportUncaught(event.reason, event.promise);
  });
  showSourcesInStackTraces();
  showSourcesInOtherStacks();
  captureOutput();
  providePrompt();
  provideComms();
  trackCells();
}

export function receive(request: Message): void {
  const type = request.header.msg_type;
  const replyType = type.replace('request', 'reply');
  const reply = (content: object) => send(request.channel, replyType, content, request);
  if (type === 'execute_request') {
    void enqueue(request.content as ExecuteRequest, request, reply);
    return;
  }
  send('iopub', 'status', { execution_state: 'busy' }, request);
  const end = () => {
    send('iopub', 'status', { execution_state: 'idle' }, request);
    if (cells.running) send('iopub', 'status', { execution_state: 'busy' }, cells.running.parent as Message);
  };
  if (/^comm_(open|msg|close)$/.test(type)) {
    const { metadata, buffers = [] } = request;
    receiveComm(type, request.content, { metadata, buffers: buffers.map(bytesOf) }, request);
    host.afterTurn(end); // after the handlers of the cells
    return;
  }
  try {
    const answer = (answers as Record<string, ((content: never) => object) | undefined>)[type];
    if (answer) reply({ status: 'ok', ...answer(request.content as never) });
  } catch (error) {
    reply({ status: 'error', ...describedAtOnce(error) });
  }
  end();
}

const bytesOf = (buffer: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).slice()
    : new Uint8Array(buffer);
