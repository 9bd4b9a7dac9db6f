// @ts-check
'use strict';
/** The cells: each request to run code, which one runs, and which one a piece of code belongs to. */
const { promiseHooks } = require('node:v8');
const { OutputBudget } = require('./outputBudget.cjs');

/** @typedef {import('./messages.cjs').Message} Message */

/** One run of a cell. */
class Cell {
  /**
   * What it threw, and what its promises and timers threw while it ran.
   *
   * @type {unknown[]}
   */
  errors = [];
  budget = new OutputBudget();

  /**
   * @param {Message} request
   * @param {string} name Its name in stack traces, `cell[3]`.
   */
  constructor(request, name) {
    this.request = request;
    this.name = name;
  }

  /** Whether it must leave no trace in the notebook. */
  get silent() {
    return Boolean(this.request.content.silent);
  }

  /** What it showed so far is gone from the notebook. */
  clearOutput() {
    this.budget = new OutputBudget();
  }
}

/** @type {Cell | undefined} */
let running;
/** @type {Cell | undefined} */
let latest;
/** @type {Cell | undefined} */
let ofTimer;

/** @type {WeakMap<Promise<unknown>, Cell>} */
const owners = new WeakMap();

const cells = {
  /** The cell under way. */
  get running() {
    return running;
  },
  /** The cell whose code runs: a timer's callback belongs to the cell that set the timer. */
  get current() {
    return ofTimer ?? running ?? latest;
  },
  /** @param {Promise<unknown>} promise */
  ownerOf: (promise) => owners.get(promise),
  /**
   * @template T
   * @param {Cell} cell
   * @param {() => Promise<T>} work
   */
  async run(cell, work) {
    running = latest = cell;
    ofTimer = undefined; // a callback that was cut off did not reset it
    try {
      return await work();
    } finally {
      running = undefined;
    }
  },
};

/**
 * Makes timers and promises know their cells. (AsyncLocalStorage would do, but a cut-off leaves its stack of contexts
 * unbalanced, and Node 20 then ends itself.) A callback runs as a promise's: cut off within a timer's own, Node would end too.
 */
function trackCells() {
  for (const name of /** @type {const} */ (['setTimeout', 'setInterval', 'setImmediate'])) {
    const start = /** @type {any} */ (globalThis[name]);
    const tracked = (/** @type {any} */ callback, /** @type {any[]} */ ...args) => {
      const cell = cells.current;
      if (typeof callback !== 'function') return start(callback, ...args); // throws Node's own error
      const inCell = (/** @type {() => unknown} */ work) => {
        ofTimer = cell;
        try {
          work();
        } finally {
          ofTimer = undefined;
        }
      };
      const soon = (/** @type {any[]} */ ...values) =>
        inCell(() => Promise.resolve().then(() => inCell(() => callback(...values))));
      return start(soon, ...args);
    };
    /** @type {any} */ (globalThis)[name] = Object.defineProperties(tracked, Object.getOwnPropertyDescriptors(start));
  }
  promiseHooks.onInit((/** @type {Promise<unknown>} */ promise, /** @type {Promise<unknown>} */ parent) => {
    const cell = (parent && owners.get(parent)) ?? cells.current;
    if (cell) owners.set(promise, cell);
  });
}

module.exports = { Cell, cells, trackCells };
