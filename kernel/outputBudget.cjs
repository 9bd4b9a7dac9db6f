// @ts-check
'use strict';
/** How much a cell may still put into the notebook: all its outputs together, in bytes of UTF-8. */

const OUTPUT_LIMIT = 1_000_000;
const ERROR_LIMIT = 20_000; // of that, kept back for the error that may end the cell
const NOTICE = '\n[Output cut: the outputs of one cell are limited to 1 MB.]\n';

class OutputBudget {
  #left = OUTPUT_LIMIT - ERROR_LIMIT - NOTICE.length;
  /** @type {Map<string, number>} */
  #displays = new Map();
  /** Whether something was left out; nothing is let through after that. */
  exhausted = false;

  /**
   * @param {string} text
   * @returns As much of the text as fits, and the notice in place of the rest.
   */
  takeText(text) {
    if (this.exhausted) return '';
    const size = Buffer.byteLength(text);
    if (size <= this.#left) {
      this.#left -= size;
      return text;
    }
    this.exhausted = true;
    const fitting = Buffer.from(text)
      .subarray(0, this.#left)
      .toString()
      .replace(/\uFFFD$/, '');
    return fitting + NOTICE;
  }

  /**
   * A display that is updated in place costs what it grows by.
   *
   * @param {{ data?: object, metadata?: object, transient?: { display_id?: string } }} display
   * @returns Whether it fits.
   */
  takeDisplay({ data, metadata, transient }) {
    if (this.exhausted) return false;
    const size = Buffer.byteLength(JSON.stringify([data, metadata]));
    const id = transient?.display_id ?? '';
    const growth = size - (this.#displays.get(id) ?? 0);
    if (growth > this.#left) {
      this.exhausted = true;
      return false;
    }
    this.#left -= growth;
    if (id) this.#displays.set(id, size);
    return true;
  }
}

/** @param {string} text A part of an error. */
const shortened = (text) => (text.length > ERROR_LIMIT / 4 ? `${text.slice(0, ERROR_LIMIT / 4)} […]` : text);

module.exports = { NOTICE, OutputBudget, shortened };
