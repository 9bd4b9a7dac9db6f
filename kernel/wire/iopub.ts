/** The iopub channel. It keeps the order of messages and sends a flood of text in few messages. */
import { type Text, TextPieces } from '../cells/textPieces';
import { connection, type Extras, type Message, pack } from './messages';
import { listen, publisher } from './sockets';

const iopub = publisher();
const pieces = new TextPieces<Message>((text, parent) => iopub.send(pack('stream', text, parent)));

/** Sends the text that is collected. */
export const flush = (): void => pieces.flush();

export function publish(type: string, content: object, parent?: Message, extras?: Extras): void {
  if (type === 'stream') pieces.add(content as Text, parent);
  else {
    flush();
    iopub.send(pack(type, content, parent, extras));
  }
}

/** Answers each subscription with a welcome message, so that a client knows from when on it gets every message. */
export function bindIopub(): Promise<void> {
  return listen(iopub, connection.iopub_port, ([frame]) => {
    const subscription = frame.subarray(1).toString();
    if (frame[0] === 1) iopub.send([subscription, ...pack('iopub_welcome', { subscription })]);
  });
}
