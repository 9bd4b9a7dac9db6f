// @ts-check
'use strict';
/** ZeroMQ sockets: how they are bound and read. */
const fs = require('node:fs');
const { connection } = require('./messages.cjs');
const { requireFromTslab } = require('./paths.cjs');

const zmq = requireFromTslab('zeromq');

// zeromq 6.8.0 (of tslab 1.0.22) delays every 513th message of a flood and throws EBUSY at the next, unless it may queue without limit.
const SEND_AT_ONCE = { sendTimeout: 0, sendHighWaterMark: 0 };

/**
 * Binds a socket and hands on each message that arrives. A message that cannot be read is reported to the terminal.
 *
 * @param {any} socket
 * @param {number} port
 * @param {(frames: Buffer[]) => void} onMessage
 */
async function listen(socket, port, onMessage) {
  const { transport, ip } = connection;
  await socket.bind(`${transport}://${ip}${transport === 'ipc' ? '-' : ':'}${port}`);
  for await (const frames of socket) {
    try {
      onMessage(frames);
    } catch (error) {
      fs.writeSync(2, `${error instanceof Error ? error.stack : error}\n`);
    }
  }
}

module.exports = { zmq, SEND_AT_ONCE, listen };
