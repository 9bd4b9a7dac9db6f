/** The iopub channel. It keeps the order of messages and sends a flood of text in few messages. */
import { connection, type Extras, type Message, pack } from './messages';
import { listen, publisher } from './sockets';

const PIECE = 65536; // characters of text in a message, while a cell prints a flood
const PROMPT_PIECES = 20; // messages of text sent at once in each period; further text is collected
const PERIOD = 100; // ms

interface Text {
  name: string;
  text: string;
}

const iopub = publisher();
const { setTimeout } = globalThis; // before cells can replace it

/** Collected text of one stream and one request. */
let pending: Text & { parent?: Message } = { name: 'stdout', text: '' };
let period = 0;
let piecesInPeriod = 0;

/** Sends the text that is collected. */
export function flush(): void {
  const { parent, name, text } = pending;
  pending.text = '';
  if (text) iopub.send(pack('stream', { name, text }, parent));
}

function collect({ name, text }: Text, parent?: Message) {
  if (pending.parent !== parent || pending.name !== name) flush();
  pending = { parent, name, text: pending.text + text };
  const now = Math.floor(performance.now() / PERIOD);
  if (now !== period) [period, piecesInPeriod] = [now, 0];
  piecesInPeriod++;
  if (piecesInPeriod <= PROMPT_PIECES || pending.text.length > PIECE) flush();
  else if (piecesInPeriod === PROMPT_PIECES + 1) setTimeout(flush, PERIOD);
}

export function publish(type: string, content: object, parent?: Message, extras?: Extras): void {
  if (type === 'stream') collect(content as Text, parent);
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
