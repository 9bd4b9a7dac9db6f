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

/** Resolves when the socket is bound, and from then on hands on each message that arrives. A message that cannot be read is reported to the terminal. */
export async function listen(socket: Readable, port: number, onMessage: (frames: Buffer[]) => void): Promise<void> {
  const { transport, ip } = connection;
  await socket.bind(`${transport}://${ip}${transport === 'ipc' ? '-' : ':'}${port}`);
  readAll(socket, onMessage);
}

async function readAll(socket: Readable, onMessage: (frames: Buffer[]) => void): Promise<void> {
  for await (const frames of socket) {
    try {
      onMessage(frames);
    } catch (error) {
      fs.writeSync(2, `${error instanceof Error ? error.stack : error}\n`);
    }
  }
}
