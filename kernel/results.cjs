// @ts-check
'use strict';
/** Values as MIME bundles, for `execute_result` and `user_expressions`. */
const { inspect } = require('node:util');
const { describeError } = require('./errors.cjs');
const { runCell } = require('./runCell.cjs');

/**
 * A value's own rich form, by the method that Deno's kernel calls too, else its text.
 *
 * @param {any} value
 * @returns {Promise<Record<string, unknown>>}
 */
async function bundleOf(value) {
  const show = value?.[Symbol.for('Jupyter.display')];
  return typeof show === 'function' ? show.call(value) : { 'text/plain': inspect(value) };
}

/**
 * @param {Record<string, string>} expressions
 * @param {string} cellName
 */
async function evaluateExpressions(expressions, cellName) {
  /** @type {Record<string, object>} */
  const values = {};
  for (const [name, expression] of Object.entries(expressions)) {
    try {
      const data = await bundleOf(await runCell(`(${expression})`, `${cellName} ${name}`));
      values[name] = { status: 'ok', data, metadata: {} };
    } catch (error) {
      values[name] = { status: 'error', ...describeError(error) };
    }
  }
  return values;
}

module.exports = { bundleOf, evaluateExpressions };
