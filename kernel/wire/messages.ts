/**
 * Jupyter's wire format: identities, delimiter, signature, header, parent header, metadata, content.
 * Reference: https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PROTOCOL_VERSION } from '../cells/kernelInfo';

export interface Header {
  msg_id: string;
  msg_type: string;
  [field: string]: unknown;
}
export interface Message<Content = object> {
  identities: Buffer[];
  header: Header;
  /** The message that it answers. */
  parentId?: string;
  content: Content;
  metadata: object;
  /** Bytes beside the JSON. Each has memory of its own. */
  buffers: Uint8Array[];
}
/** What a message may have besides its content. */
export type Extras = Partial<Pick<Message, 'metadata' | 'buffers'>>;
interface Connection {
  transport: string;
  ip: string;
  key: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

const Clock = globalThis.Date; // before cells can replace it
const DELIMITER = '<IDS|MSG>';
export const connection: Connection = JSON.parse(readFileSync(String(process.argv.at(-1)), 'utf8'));
const session = randomUUID();

function sign(parts: (string | Buffer)[]): string {
  if (!connection.key) return '';
  const hmac = createHmac('sha256', connection.key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

/** @param parent The request that this message belongs to. */
export function pack(type: string, content: object, parent?: Message, extras: Extras = {}): (string | Buffer)[] {
  const { metadata = {}, buffers = [] } = extras;
  const header: Header = {
    msg_id: randomUUID(),
    session,
    username: 'kernel',
    date: new Clock().toISOString(),
    msg_type: type,
    version: PROTOCOL_VERSION,
  };
  const parts = [header, parent?.header ?? {}, metadata, content].map((part) => JSON.stringify(part));
  return [DELIMITER, sign(parts), ...parts, ...buffers.map((bytes) => Buffer.from(bytes.buffer))];
}

/** @throws Error when the signature is wrong: the sender does not know the connection's key. */
export function unpack(frames: Buffer[]): Message {
  const delimiter = frames.findIndex((frame) => frame.toString() === DELIMITER);
  const parts = frames.slice(delimiter + 2, delimiter + 6);
  const expected = Buffer.from(sign(parts));
  const signature = frames[delimiter + 1];
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw new Error('Cannot accept a message: its signature is wrong');
  }
  return {
    identities: frames.slice(0, delimiter),
    header: JSON.parse(parts[0].toString()),
    parentId: JSON.parse(parts[1].toString()).msg_id,
    metadata: JSON.parse(parts[2].toString()),
    content: JSON.parse(parts[3].toString()),
    buffers: frames.slice(delimiter + 6).map((frame) => new Uint8Array(frame)),
  };
}
