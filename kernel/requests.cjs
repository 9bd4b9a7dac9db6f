// @ts-check
'use strict';
/** Answers requests of the shell and control channels. */
const { enqueue } = require('./cellQueue.cjs');
const { cells } = require('./cells.cjs');
const { describeError } = require('./errors.cjs');
const { findHistory } = require('./history.cjs');
const { interrupt } = require('./interrupts.cjs');
const { kernelInfo } = require('./kernelInfo.cjs');
const { complete, inspect, isComplete } = require('./language.cjs');
const { pack, unpack } = require('./messages.cjs');
const { publish } = require('./output.cjs');

/**
 * @typedef {import('./messages.cjs').Message} Message
 * @typedef {{ send(frames: (string | Buffer)[]): void }} Channel
 */

/** @param {(restart: boolean) => void} shutDown */
function createReceiver(shutDown) {
  /** @type {Record<string, (content: any) => object>} */
  const handlers = {
    kernel_info_request: kernelInfo,
    is_complete_request: isComplete,
    inspect_request: inspect,
    complete_request: complete,
    comm_info_request: () => ({ comms: {} }),
    history_request: (content) => ({ history: findHistory(content) }),
    interrupt_request() {
      interrupt();
      return {};
    },
    shutdown_request({ restart }) {
      setTimeout(shutDown, 50, restart); // after the reply
      return { restart };
    },
  };

  /** @param {Channel} channel @param {Buffer[]} frames */
  return function receive(channel, frames) {
    const request = unpack(frames);
    const type = request.header.msg_type;
    const reply = (/** @type {string} */ replyType, /** @type {object} */ content) =>
      channel.send([...request.identities, ...pack(replyType, content, request)]);
    if (type === 'execute_request') {
      enqueue(request, reply);
      return;
    }
    publish('status', { execution_state: 'busy' }, request);
    const replyType = type.replace('request', 'reply');
    try {
      if (Object.hasOwn(handlers, type)) reply(replyType, { status: 'ok', ...handlers[type](request.content) });
    } catch (error) {
      reply(replyType, { status: 'error', ...describeError(error) });
    }
    publish('status', { execution_state: 'idle' }, request);
    // Clients show the latest state, whatever request it came with.
    if (cells.running) publish('status', { execution_state: 'busy' }, cells.running.request);
  };
}

module.exports = { createReceiver };
