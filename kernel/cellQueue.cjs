// @ts-check
'use strict';
/** The cells one after the other, and what Jupyter hears of each. */
const { Cell, cells } = require('./cells.cjs');
const { describeError } = require('./errors.cjs');
const { bundleOf, evaluateExpressions } = require('./results.cjs');
const { recordCell } = require('./history.cjs');
const { Interrupted } = require('./interrupts.cjs');
const { display, publish } = require('./output.cjs');
const { runCell } = require('./runCell.cjs');

/**
 * @typedef {import('./messages.cjs').Message} Message
 * @typedef {(type: string, content: object) => void} Reply
 */

// Requests that a client sent before it could know of an error arrive within this time, to be aborted. (tslab 1.0.22 aborts
// what comes within 200 ms, and reports it wrongly.)
const ABORT_WINDOW = 30; // ms

let executionCount = 0; // the [n] of the latest cell
let runs = 0;
/** @type {{ request: Message, reply: Reply }[]} */
const waiting = [];

/** @param {Message} request */
async function execute(request) {
  const { code, silent, store_history: store = true, user_expressions: expressions = {} } = request.content;
  runs++;
  const counts = store && !silent;
  if (counts) executionCount++;
  const cell = new Cell(request, counts ? `cell[${executionCount}]` : `cell[${executionCount}.${runs}]`);
  if (!silent) publish('execute_input', { code, execution_count: executionCount }, request);
  return cells.run(cell, async () => {
    const data = await resultOf(cell, code);
    if (data) display(cell, 'execute_result', { execution_count: executionCount, data, metadata: {} });
    if (counts) recordCell(executionCount, code, data?.['text/plain'] ?? null);
    if (cell.errors.length === 0) {
      const values = await evaluateExpressions(expressions, cell.name);
      return { status: 'ok', execution_count: executionCount, user_expressions: values, payload: [] };
    }
    const error = describeError(cell.errors[0]);
    if (!silent) publish('error', error, request);
    return { status: 'error', execution_count: executionCount, ...error, user_expressions: {}, payload: [] };
  });
}

/**
 * @param {InstanceType<typeof Cell>} cell
 * @param {string} code
 * @returns {Promise<Record<string, unknown> | undefined>} What it shows as its result.
 */
async function resultOf(cell, code) {
  try {
    const value = await runCell(code, cell.name);
    await new Promise(setImmediate); // a promise that nobody awaits rejects by then
    return value === undefined || cell.errors.length ? undefined : await bundleOf(value);
  } catch (error) {
    cell.errors.unshift(error);
    return undefined;
  }
}

async function runWaiting() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { request, reply } = next;
    publish('status', { execution_state: 'busy' }, request);
    const content = await execute(request);
    const abortsRest = content.status === 'error' && request.content.stop_on_error !== false;
    if (abortsRest) await new Promise((resolve) => setTimeout(resolve, ABORT_WINDOW));
    reply('execute_reply', content);
    publish('status', { execution_state: 'idle' }, request);
    if (abortsRest) for (const aborted of waiting.splice(0)) abort(aborted);
  }
}

/** @param {{ request: Message, reply: Reply }} aborted */
function abort({ request, reply }) {
  publish('status', { execution_state: 'busy' }, request);
  reply('execute_reply', { status: 'aborted', execution_count: executionCount });
  publish('status', { execution_state: 'idle' }, request);
}

let idle = true;

/** @param {Message} request @param {Reply} reply */
async function enqueue(request, reply) {
  waiting.push({ request, reply });
  if (!idle) return;
  idle = false;
  await runWaiting();
  idle = true;
}

/**
 * An error that no cell caught: in a promise that nobody awaits, in a timer. It belongs to the cell whose code it was, though
 * that may have ended.
 *
 * @param {unknown} error
 * @param {unknown} [origin] The promise, of a rejection.
 */
function reportUncaught(error, origin) {
  const cell = (origin instanceof Promise && cells.ownerOf(origin)) || cells.current;
  if (error instanceof Interrupted) return; // what an interrupted cell left running
  if (!cell) process.stderr.write(`${describeError(error).traceback.join('\n')}\n`);
  else if (cell === cells.running) cell.errors.push(error);
  else publish('error', describeError(error), cell.request);
}

module.exports = { enqueue, reportUncaught };
