#!/usr/bin/env node
// @ts-check
'use strict';
/**
 * The TypeScript kernel: tslab 1.0.22, unmodified, compiles the cells, and these files speak Jupyter's protocol in its place.
 * Jupyter starts it as `node --no-force-async-hooks-checks kernel/main.cjs <connection file>`; without that flag Node ends
 * itself when an interrupt cuts off the callback of a timer.
 */
process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // native TensorFlow greets on the terminal that Jupyter was started from

const { startControlThread } = require('./controlThread.cjs');
const { connection } = require('./messages.cjs');
const { bindIopub, captureOutput, publish } = require('./output.cjs');
const { zmq, SEND_AT_ONCE, listen } = require('./sockets.cjs');

// The sockets come first: clients connect while the compiler loads.
/** @type {Parameters<typeof receive>[]} */
const early = [];
/** @type {ReturnType<typeof import('./requests.cjs').createReceiver>} */
let receive = (...message) => void early.push(message);
const shell = new zmq.Router(SEND_AT_ONCE);
bindIopub();
listen(shell, connection.shell_port, (/** @type {Buffer[]} */ frames) => receive(shell, frames));
listen(new zmq.Router(), connection.stdin_port, () => {});
const control = startControlThread((/** @type {Buffer[]} */ frames) => receive(control, frames));

setImmediate(() => {
  const { trackCells } = require('./cells.cjs');
  const { reportUncaught } = require('./cellQueue.cjs');
  const { interrupt } = require('./interrupts.cjs');
  const { createReceiver } = require('./requests.cjs');
  const { showSourcesInStackTraces } = require('./stackTraces.cjs');
  const exit = process.exit.bind(process);
  receive = createReceiver(() => control.close().then(() => exit(0)));
  process.on('uncaughtException', reportUncaught);
  process.on('unhandledRejection', reportUncaught);
  process.on('SIGINT', interrupt);
  process.exit = () => {
    throw new Error('process.exit() would end the kernel: throw an error instead');
  };
  showSourcesInStackTraces();
  captureOutput();
  trackCells();
  publish('status', { execution_state: 'starting' });
  for (const message of early) receive(...message);
});

const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid), 2000).unref(); // Jupyter has died
