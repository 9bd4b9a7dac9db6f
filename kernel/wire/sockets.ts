/** Binds and reads ZeroMQ sockets. */
import fs from 'node:fs';
import type * as zeromq from 'zeromq';
import { requireFromTslab } from '../kernelFolders';
import { connection } from './messages';

const zmq: typeof zeromq = requireFromTslab('zeromq');

// With a limited queue, zeromq 6.8.0 (of tslab 1.0.22) delays every 513th message of a flood and throws EBUSY at the next one.
const SEND_AT_ONCE = { sendTimeout: 0, sendHighWaterMark: 0 };

export const router = () => new zmq.Router(SEND_AT_ONCE);
export const replier = () => new zmq.Reply(SEND_AT_ONCE);
export const publisher = () => new zmq.XPublisher({ ...SEND_AT_ONCE, verbosity: 'allSubs' });

type Readable = zeromq.Router | zeromq.Reply | zeromq.XPublisher;

/** For each socket, a function that waits for its next message. */
const waits = new Set<() => void>();

/** Waits for messages again. A cut-off may have dropped the callbacks that would take the next ones. */
export function readOn(): void {
  for (const wait of waits) wait();
}

/** Binds a socket and calls `onMessage` with each message from then on. A message that cannot be read is reported on stderr. */
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
    if (!waits.delete(wait)) return; // the message has been taken
    readNext(socket, onMessage);
    try {
      onMessage(frames);
    } catch (error) {
      fs.writeSync(2, `${error instanceof Error ? error.stack : error}\n`);
    }
  }
}
