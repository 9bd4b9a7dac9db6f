// @ts-check
'use strict';
/**
 * Interrupts. An `await` lets an interrupt in, at least every 100 ms, and ends the function that it stands in: tslab 1.0.22
 * stops waiting for such a cell, but its loop goes on for ever, and one that awaits ready values lets no message in.
 */
const LONGEST_TURN = 100; // ms without a turn of the event loop

class Interrupted extends Error {
  name = 'Interrupted';
  message = 'The cell was stopped';
}

let turned = 0;
let interruptedRun = -1;
/** @type {(reason: Interrupted) => void} */
let rejectRunning = () => {};

/** What compiled code calls around each `await`; see `interruptibleAwaits`. */
const awaiting = {
  /** Counts the runs of cells. */
  run: 0,
  /** @param {unknown} value */
  pause(value) {
    if (performance.now() - turned < LONGEST_TURN) return value;
    const promise = Promise.resolve(value);
    promise.catch(() => {}); // the cell's own `await` reports its rejection
    return new Promise((resolve) => {
      setImmediate(() => {
        turned = performance.now();
        resolve(promise);
      });
    });
  },
  /**
   * @template T
   * @param {number} run
   * @param {T} value
   */
  check(run, value) {
    if (run <= interruptedRun) throw new Interrupted();
    return value;
  },
};
/** @type {any} */ (globalThis).__await__ = awaiting;

/**
 * A transformer of TypeScript's: `await x` → `__await__.check(__await__.run, await __await__.pause(x))`.
 *
 * @param {any} ts
 */
function interruptibleAwaits(ts) {
  const { createAwaitExpression, createCallExpression, createIdentifier, createPropertyAccessExpression } = ts.factory;
  const member = (/** @type {string} */ name) =>
    createPropertyAccessExpression(createIdentifier('__await__'), createIdentifier(name));
  const call = (/** @type {string} */ name, /** @type {any[]} */ ...args) =>
    createCallExpression(member(name), undefined, args);
  return (/** @type {any} */ context) => (/** @type {any} */ file) =>
    ts.visitNode(file, function visit(/** @type {any} */ node) {
      const visited = ts.visitEachChild(node, visit, context);
      if (!ts.isAwaitExpression(visited)) return visited;
      const at = (/** @type {any} */ made) => ts.setTextRange(made, node); // for source maps
      return at(call('check', member('run'), at(createAwaitExpression(call('pause', visited.expression)))));
    });
}

/**
 * Runs a cell's code until it ends or is interrupted.
 *
 * @template T
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
async function interruptible(work) {
  // In a turn of its own: cutting off code drops the promises' callbacks that wait in the same turn.
  await new Promise(setImmediate);
  awaiting.run++;
  turned = performance.now();
  // `await`, not a plain `return`, which would subscribe in a callback that may be dropped.
  return await new Promise((resolve, reject) => {
    rejectRunning = reject;
    Promise.resolve().then(work).then(resolve, reject);
  });
}

/** Stops the cell under way. */
function interrupt() {
  interruptedRun = awaiting.run;
  rejectRunning(new Interrupted());
}

const wasInterrupted = () => interruptedRun === awaiting.run;

module.exports = { Interrupted, interrupt, interruptible, interruptibleAwaits, wasInterrupted };
