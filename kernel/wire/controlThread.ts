/**
 * A thread for the heartbeat and the control channel, which answer while a cell computes. An interrupt goes to the main
 * thread as a message; when that is too busy to read it, its JavaScript is cut off through the inspector, and the
 * kernel's variables live on (tslab 1.0.22 has no thread of its own for this: a synchronous loop cannot be stopped).
 */
import { Session } from 'node:inspector';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { connection, unpack } from './messages';
import { listen, replier, router } from './sockets';

const GRACE = 300; // ms for the main thread to answer an interrupt, or a shutdown three times over
const RETRY = 50; // ms between looks at a compiler that must not be cut off: its state would be half changed

/** 1 while the kernel's own code, not the reader's, keeps the main thread busy. */
const uninterruptible = new Int32Array(isMainThread ? new SharedArrayBuffer(4) : workerData.uninterruptible);

/** Does the kernel's own work, which no interrupt may cut in two. */
export function withoutInterrupts<T>(work: () => T): T {
  Atomics.add(uninterruptible, 0, 1);
  try {
    return work();
  } finally {
    Atomics.sub(uninterruptible, 0, 1);
  }
}

/** A socket-like object: `send` answers on the control channel, `close` ends the thread. */
export interface Control {
  send(frames: (string | Buffer)[]): void;
  close(): Promise<void>;
}

export function startControlThread(onMessage: (frames: Buffer[]) => void): Control {
  const worker = new Worker(__filename, {
    argv: process.argv.slice(2),
    workerData: { uninterruptible: uninterruptible.buffer },
  });
  worker.on('message', (frames: Uint8Array[]) => onMessage(frames.map((frame) => Buffer.from(frame))));
  return {
    send: (frames) => worker.postMessage(frames),
    close() {
      const closed = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage(null);
      return closed;
    },
  };
}

/** The thread's own program. */
export function runControlThread(): void {
  const main = parentPort;
  if (!main) throw new Error('Cannot run the control thread: this is the main thread');
  const control = router();
  const heartbeat = replier();
  const inspector = new Session();
  let timer: NodeJS.Timeout | undefined;

  function cutOff() {
    if (Atomics.load(uninterruptible, 0) > 0) {
      timer = setTimeout(cutOff, RETRY);
      return;
    }
    inspector.connectToMainThread();
    inspector.post('Runtime.terminateExecution', () => inspector.disconnect());
  }

  main.on('message', (frames: (string | Uint8Array)[] | null) => {
    clearTimeout(timer);
    if (frames) control.send(frames.map((frame) => Buffer.from(frame as string)));
    else for (const socket of [control, heartbeat, main]) socket.close();
  });
  listen(heartbeat, connection.hb_port, (frames) => heartbeat.send(frames));
  listen(control, connection.control_port, (frames) => {
    const type = unpack(frames).header.msg_type;
    main.postMessage(frames);
    if (type === 'interrupt_request') timer = setTimeout(cutOff, GRACE);
    if (type === 'shutdown_request') timer = setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3 * GRACE);
  });
}
