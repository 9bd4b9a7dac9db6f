// @ts-check
'use strict';
/** Errors as Jupyter's `error` messages. */
const { inspect } = require('node:util');
const { CompileError } = require('./compileErrors.cjs');
const { Interrupted } = require('./interrupts.cjs');
const { shortened } = require('./outputBudget.cjs');

/** @typedef {{ ename: string, evalue: string, traceback: string[] }} ErrorContent */

/**
 * @param {unknown} thrown
 * @returns {ErrorContent}
 */
function describeError(thrown) {
  try {
    const { ename, evalue, traceback } = described(thrown);
    return { ename, evalue: shortened(evalue), traceback: shortened(traceback.join('\n')).split('\n') };
  } catch (error) {
    const text = `An error that cannot be shown: ${error instanceof Error ? error.message : typeof thrown}`;
    return { ename: 'Error', evalue: text, traceback: [text] };
  }
}

/**
 * @param {any} thrown
 * @returns {ErrorContent}
 */
function described(thrown) {
  // Node's name for a program that was cut off
  const error = thrown?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED' ? new Interrupted() : thrown;
  if (error instanceof CompileError) return { ename: error.name, evalue: error.message, traceback: error.traceback };
  if (error instanceof Interrupted) {
    return { ename: error.name, evalue: error.message, traceback: [`${error.name}: ${error.message}`] };
  }
  if (typeof error?.stack !== 'string') {
    const value = inspect(error);
    return { ename: 'Thrown', evalue: value, traceback: [`Thrown: ${value}`] };
  }
  const causes = [];
  const seen = new Set([error]);
  for (let { cause } = error; cause !== undefined && !seen.has(cause); cause = cause?.cause) {
    seen.add(cause);
    causes.push(`Caused by: ${cause?.stack ?? inspect(cause)}`);
  }
  const parts =
    (error.errors ?? []).map?.((/** @type {any} */ part) => `One of: ${part?.stack ?? inspect(part)}`) ?? [];
  return {
    ename: String(error.name),
    evalue: String(error.message),
    traceback: [error.stack, ...parts, ...causes].join('\n').split('\n'),
  };
}

module.exports = { describeError };
