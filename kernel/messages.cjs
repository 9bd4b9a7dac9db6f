// @ts-check
'use strict';
/**
 * Jupyter's wire format: identities, delimiter, signature, header, parent header, metadata, content.
 * Reference: https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */
const { createHmac, randomUUID, timingSafeEqual } = require('node:crypto');
const { readFileSync } = require('node:fs');

/**
 * @typedef {{ msg_id: string, msg_type: string, [field: string]: unknown }} Header
 * @typedef {{ identities: Buffer[], header: Header, content: any }} Message
 * @typedef {{ transport: string, ip: string, key: string, shell_port: number, iopub_port: number, stdin_port: number,
 *   control_port: number, hb_port: number }} Connection
 */

const DELIMITER = '<IDS|MSG>';
const PROTOCOL_VERSION = '5.3';

/** @type {Connection} */
const connection = JSON.parse(readFileSync(String(process.argv.at(-1)), 'utf8'));
const session = randomUUID();

/** @param {(string | Buffer)[]} parts */
function sign(parts) {
  if (!connection.key) return '';
  const hmac = createHmac('sha256', connection.key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

/**
 * @param {string} type
 * @param {object} content
 * @param {Message} [parent] The request that this message belongs to.
 */
function pack(type, content, parent) {
  const header = {
    msg_id: randomUUID(),
    session,
    username: 'kernel',
    date: new Date().toISOString(),
    msg_type: type,
    version: PROTOCOL_VERSION,
  };
  const parts = [header, parent?.header ?? {}, {}, content].map((part) => JSON.stringify(part));
  return [DELIMITER, sign(parts), ...parts];
}

/**
 * @param {Buffer[]} frames
 * @returns {Message}
 * @throws Error when the signature is wrong: the sender does not know the connection's key.
 */
function unpack(frames) {
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
    content: JSON.parse(parts[3].toString()),
  };
}

module.exports = { PROTOCOL_VERSION, connection, pack, unpack };
