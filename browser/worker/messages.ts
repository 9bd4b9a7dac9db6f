import { PROTOCOL_VERSION } from '../../kernel/cells/kernelInfo';
import { type Text, TextPieces } from '../../kernel/cells/textPieces';

/** A message as JupyterLab's page has it. */
export interface Message<Content = object> {
  channel: 'shell' | 'control' | 'iopub' | 'stdin';
  header: { msg_id: string; msg_type: string; session: string; [field: string]: unknown };
  parent_header: object;
  metadata: object;
  content: Content;
  buffers?: (ArrayBuffer | ArrayBufferView)[];
}

const { crypto, Date: Clock } = globalThis; // before cells can replace them
const post = globalThis.postMessage as (message: Message) => void;

/** JupyterLite delivers a message by the session of the page. */
let session = '';

const pieces = new TextPieces<Message>((text, parent) => sendAtOnce('iopub', 'stream', text, parent));

/** Sends a message to the page. @param parent The request that it belongs to. */
export function send(
  channel: Message['channel'],
  type: string,
  content: object,
  parent?: Message,
  extras?: { metadata?: object; buffers?: Uint8Array[] },
): void {
  if (type === 'stream') pieces.add(content as Text, parent);
  else {
    pieces.flush();
    sendAtOnce(channel, type, content, parent, extras);
  }
}

function sendAtOnce(
  channel: Message['channel'],
  type: string,
  content: object,
  parent?: Message,
  { metadata = {}, buffers = [] as Uint8Array[] } = {},
): void {
  session = parent?.header.session ?? session;
  const header = {
    msg_id: crypto.randomUUID(),
    msg_type: type,
    session,
    username: 'kernel',
    date: new Clock().toISOString(),
    version: PROTOCOL_VERSION,
  };
  // What cells show may hold what cannot be sent, such as a function. In JSON that is left out.
  const plain = JSON.parse(JSON.stringify({ metadata, content }));
  post({ channel, header, parent_header: parent?.header ?? {}, ...plain, buffers });
}
