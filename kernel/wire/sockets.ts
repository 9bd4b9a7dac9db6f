/** ZeroMQ sockets: how they are bound and read. */
import fs from 'node:fs';
import type * as zeromq from 'zeromq';
import { requireFromTslab } from '../kernelFolders';
import { connection } from './messages';

const zmq: typeof zeromq = requireFromTslab('zeromq');

// zeromq 6.8.0 (of tslab 1.0.22) delays every 513th message of a flood and throws EBUSY at the next, unless it may queue without limit.
const SEND_AT_ONCE = { sendTimeout: 0, sendHighWaterMark: 0 };

export const router = () => new zmq.Router(SEND_AT_ONCE);
export const replier = () => new zmq.Reply(SEND_AT_ONCE);
export const publisher = () => new zmq.XPublisher({ ...SEND_AT_ONCE, verbosity: 'allSubs' });

type Readable = zeromq.Router | zeromq.Reply | zeromq.XPublisher;

/** What each socket is waiting for. */
const waits = new Set<() => void>();

/** Waits for messages anew: with what was cut off, the callbacks that were to take one may be gone. */
export function readOn(): void {
  for (const wait of waits) wait();
}

/** Resolves when the socket is bound, and from then on hands on each message that arrives. A message that cannot be read is reported to the terminal. */
export async function listen(socket: Readable, port: number, onMessage: (frames: Buffer[]) => void): Promise<void> {
  const { transport, ip } = connection;
  await socket.bind(`${transport}://${ip}${transport === 'ipc' ? '-' : ':'}${port}`);
  readNext(socket, onMessage);
}

function readNext(socket: Readable, onMessage: (frames: Buffer[]) => void): void {
  if (socket.closed) return;
  const received = socket.receive();
  const wait = () => received.then(take, () => waits.delete(wait)); // rejected: the socket was closed
  waits.add(wait);
  wait();

  function take(frames: Buffer[]) {
    if (!waits.delete(wait)) return; // taken already
    readNext(socket, onMessage);
    try {
      onMessage(frames);
    } catch (error) {
      fs.writeSync(2, `${error instanceof Error ? error.stack : error}\n`);
    }
  }
}
