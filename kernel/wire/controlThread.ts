/**
 * A thread for the heartbeat and the control channel, so that both answer while a cell computes. It passes an interrupt to the
 * main thread as a message. If the main thread is too busy to read it, this thread ends the running JavaScript through the
 * inspector; the kernel's variables survive. (tslab 1.0.22 has no such thread, so a synchronous loop cannot be stopped.)
 * The thread also ends the kernel when Jupyter has died.
 */
import { Session } from 'node:inspector';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type CutOff, cutOffAfter } from '../cutOff';
import { connection, unpack } from './messages';
import { listen, replier, router } from './sockets';
import { relayStdin, type StdinEnd, startStdin } from './stdin';

const GRACE = 200; // ms for the main thread to read an interrupt: an `await` lets it in after 100
const AGAIN = 50; // ms after a cut, until what runs then is cut off, too
const FAREWELL = 2000; // ms for the main thread to end the kernel; jupyter_client 8 sends SIGTERM after 2,500
const RETRY = 5; // ms until the next look at what runs
const LOOKS = 3; // failed looks in a row, because the stack is full; then execution is terminated without a look
const PARENT = 1000; // ms between checks whether Jupyter is alive

/** A socket-like object: `send` answers on the control channel, `close` ends the thread. */
export interface Control {
  send(frames: (string | Buffer)[]): void;
  close(): Promise<void>;
}

export function startControlThread(onMessage: (frames: Buffer[]) => void): Control {
  const stdin = startStdin();
  const worker = new Worker(__filename, {
    argv: process.argv.slice(2),
    workerData: stdin,
    transferList: [stdin.port],
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

/** The type of a message that is sent. Its header is the fourth part from the end. */
const typeOf = (frames: (string | Uint8Array)[]): string => JSON.parse(String(frames.at(-4))).msg_type;

const end = () => process.kill(process.pid, 'SIGKILL');

/** The program of the thread. */
export function runControlThread(): void {
  const main = parentPort;
  if (!main) throw new Error('Cannot run the control thread: this is the main thread');
  const control = router();
  const heartbeat = replier();
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid === parent || end(), PARENT);
  const inspector = new Session();
  inspector.connectToMainThread();
  let presses = 0;
  let unanswered = 0;
  let failedLooks = 0;
  const stdin = relayStdin(workerData as StdinEnd, () => unanswered > 0);
  let timer: NodeJS.Timeout | undefined;
  let ending: NodeJS.Timeout | undefined;

  /** Cuts off the reader's code again and again until the main thread reads its messages. */
  function cutOff() {
    inspector.post('Runtime.evaluate', { expression: cutOffAfter(presses) }, (_, evaluated) => {
      if (unanswered === 0) return;
      const outcome = evaluated?.result?.value as CutOff | undefined;
      failedLooks = evaluated?.exceptionDetails ? failedLooks + 1 : 0;
      if (failedLooks >= LOOKS) inspector.post('Runtime.terminateExecution');
      timer = setTimeout(cutOff, outcome === 'cut' ? AGAIN : RETRY);
    });
  }

  main.on('message', (frames: (string | Uint8Array)[] | null) => {
    if (frames) {
      control.send(frames.map((frame) => Buffer.from(frame as string)));
      if (typeOf(frames) === 'interrupt_reply') unanswered--;
      clearTimeout(timer);
      // Each of several presses is read in its own turn, and running code may keep the main thread busy before the next one.
      if (unanswered > 0) timer = setTimeout(cutOff, GRACE);
    } else {
      clearInterval(watch);
      clearTimeout(ending);
      clearTimeout(timer); // an unanswered interrupt would look for what runs without the inspector
      inspector.disconnect();
      for (const socket of [control, heartbeat, stdin, main]) socket.close();
    }
  });
  listen(heartbeat, connection.hb_port, (frames) => heartbeat.send(frames));
  listen(control, connection.control_port, (frames) => {
    const type = unpack(frames).header.msg_type;
    main.postMessage(frames);
    if (type === 'interrupt_request') presses++;
    if (type === 'interrupt_request') stdin.press();
    if (type === 'interrupt_request' && unanswered++ === 0) timer = setTimeout(cutOff, GRACE);
    if (type === 'shutdown_request') ending ??= setTimeout(end, FAREWELL);
  });
}
