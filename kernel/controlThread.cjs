// @ts-check
'use strict';
/**
 * A thread for the heartbeat and the control channel, which answer while a cell computes. An interrupt goes to the main
 * thread as a message; when that is too busy to read it, its JavaScript is cut off through the inspector, and the
 * kernel's variables live on (tslab 1.0.22 has no thread of its own for this: a synchronous loop cannot be stopped).
 */
const { Session } = require('node:inspector');
const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads');

const GRACE = 300; // ms for the main thread to answer an interrupt, or a shutdown three times over
const RETRY = 50; // ms between looks at a compiler that must not be cut off: its state would be half changed

/** 1 while the kernel's own code, not the reader's, keeps the main thread busy. */
const uninterruptible = new Int32Array(isMainThread ? new SharedArrayBuffer(4) : workerData.uninterruptible);

/**
 * @template T
 * @param {() => T} work Kernel's work that no interrupt may cut in two.
 */
function withoutInterrupts(work) {
  Atomics.add(uninterruptible, 0, 1);
  try {
    return work();
  } finally {
    Atomics.sub(uninterruptible, 0, 1);
  }
}

/**
 * @param {(frames: Buffer[]) => void} onMessage
 * @returns A socket-like object: `send` answers on the control channel, `close` ends the thread.
 */
function startControlThread(onMessage) {
  const worker = new Worker(__filename, {
    argv: process.argv.slice(2),
    workerData: { uninterruptible: uninterruptible.buffer },
  });
  worker.on('message', (/** @type {Uint8Array[]} */ frames) => onMessage(frames.map((frame) => Buffer.from(frame))));
  return {
    /** @param {(string | Buffer)[]} frames */
    send: (frames) => worker.postMessage(frames),
    close() {
      const closed = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage(null);
      return closed;
    },
  };
}

/** @param {import('node:worker_threads').MessagePort} main */
function controlThread(main) {
  const { connection, unpack } = require('./messages.cjs');
  const { zmq, SEND_AT_ONCE, listen } = require('./sockets.cjs');
  const control = new zmq.Router(SEND_AT_ONCE);
  const heartbeat = new zmq.Reply(SEND_AT_ONCE);
  const inspector = new Session();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  function cutOff() {
    if (Atomics.load(uninterruptible, 0) > 0) {
      timer = setTimeout(cutOff, RETRY);
      return;
    }
    inspector.connectToMainThread();
    inspector.post('Runtime.terminateExecution', () => inspector.disconnect());
  }

  main.on('message', (/** @type {(string | Uint8Array)[] | null} */ frames) => {
    clearTimeout(timer);
    if (frames) control.send(frames.map((frame) => Buffer.from(/** @type {string} */ (frame))));
    else for (const socket of [control, heartbeat, main]) socket.close();
  });
  listen(heartbeat, connection.hb_port, (/** @type {Buffer[]} */ frames) => heartbeat.send(frames));
  listen(control, connection.control_port, (/** @type {Buffer[]} */ frames) => {
    const type = unpack(frames).header.msg_type;
    main.postMessage(frames);
    if (type === 'interrupt_request') timer = setTimeout(cutOff, GRACE);
    if (type === 'shutdown_request') timer = setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3 * GRACE);
  });
}

if (isMainThread) module.exports = { startControlThread, withoutInterrupts };
else if (parentPort) controlThread(parentPort);
