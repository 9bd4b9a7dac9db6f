// @ts-check
'use strict';
/** The cells: each request to run code, which one runs, and which one a piece of code belongs to. */
const { AsyncLocalStorage } = require('node:async_hooks');
const { OutputBudget } = require('./outputBudget.cjs');

/** @typedef {import('./messages.cjs').Message} Message */

/** One run of a cell. */
class Cell {
  /** @type {unknown[]} What it threw, and what its promises and timers threw while it ran. */
  errors = [];
  budget = new OutputBudget();
  /** Whether it must leave no trace in the notebook. */
  get silent() {
    return Boolean(this.request.content.silent);
  }

  /**
   * @param {Message} request
   * @param {string} name Its name in stack traces, `cell[3]`.
   */
  constructor(request, name) {
    this.request = request;
    this.name = name;
  }

  /** What it showed so far is gone from the notebook. */
  clearOutput() {
    this.budget = new OutputBudget();
  }
}

/** @type {AsyncLocalStorage<Cell>} */
const context = new AsyncLocalStorage();
/** @type {Cell | undefined} */
let running;
/** @type {Cell | undefined} */
let latest;

const cells = {
  /** The cell under way. */
  get running() {
    return running;
  },
  /** The cell whose code is on the stack: a timer that an earlier cell started still prints below that cell. */
  get current() {
    return context.getStore() ?? running ?? latest;
  },
  /**
   * @template T
   * @param {Cell} cell
   * @param {() => Promise<T>} work
   */
  async run(cell, work) {
    running = latest = cell;
    try {
      return await context.run(cell, work);
    } finally {
      running = undefined;
    }
  },
};

module.exports = { Cell, cells };
