// @ts-check
'use strict';
/** Runs the code of a cell: compile, evaluate, and keep what it declared. */
const vm = require('node:vm');
const { awaitsAtTopLevel } = require('./cellSource.cjs');
const { compiler } = require('./compiler.cjs');
const { withoutInterrupts } = require('./controlThread.cjs');
const { keepDeclared } = require('./declarations.cjs');
const { interruptible, wasInterrupted } = require('./interrupts.cjs');
const { notebookFolder } = require('./paths.cjs');
const { requireInCell } = require('./projectModules.cjs');
const { leaveTensorFlowScopes } = require('./tensorflowScopes.cjs');

/** @type {Record<string, unknown>} The variables of all cells. */
const variables = {};

/**
 * @param {string} code
 * @param {string} name The cell's name in stack traces.
 * @returns {Promise<unknown>} The value of its last expression.
 */
async function runCell(code, name) {
  const { output, declOutput = '', lastExpressionVar } = withoutInterrupts(() => compiler.compile(code, name));
  if (output === undefined) return undefined;
  const before = compiler.declared;
  const valuesBefore = { ...variables };
  try {
    await interruptible(() => evaluate(output, name));
    compiler.declared = declOutput;
    return lastExpressionVar && variables[lastExpressionVar];
  } catch (error) {
    const isSet = (/** @type {string} */ variable) =>
      variable in variables && !Object.is(variables[variable], valuesBefore[variable]);
    compiler.declared = keepDeclared(compiler.ts, { before, after: declOutput }, isSet);
    if (wasInterrupted()) leaveTensorFlowScopes();
    throw error;
  } finally {
    if (lastExpressionVar) variables[lastExpressionVar] = undefined;
  }
}

/** @param {string} js @param {string} name */
function evaluate(js, name) {
  const head = `${awaitsAtTopLevel(compiler.ts, js) ? 'async ' : ''}function (exports, require, __filename, __dirname) {`;
  const script = new vm.Script(`(${head}\n${js}\n})`, { filename: name, lineOffset: -1 });
  const main = script.runInThisContext();
  return main(variables, requireInCell, `${notebookFolder}/${name}`, notebookFolder);
}

module.exports = { runCell };
