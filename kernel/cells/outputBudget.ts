/** How much a cell may still put into the notebook: all its outputs together, in bytes of UTF-8. */
import type { Display } from '../host';

const OUTPUT_LIMIT = 1_000_000;
const ERROR_LIMIT = 20_000; // of that, kept back for the error that may end the cell
export const NOTICE = '\n[Output cut: the outputs of one cell are limited to 1 MB.]\n';

const bytesOf = (text: string) => new TextEncoder().encode(text);

export class OutputBudget {
  #left = OUTPUT_LIMIT - ERROR_LIMIT - NOTICE.length;
  readonly #displays = new Map<string, number>();
  /** Whether something was left out; nothing is let through after that. */
  exhausted = false;

  /** @returns As much of the text as fits, and the notice in place of the rest. */
  takeText(text: string): string {
    if (this.exhausted) return '';
    const bytes = bytesOf(text);
    if (bytes.length <= this.#left) {
      this.#left -= bytes.length;
      return text;
    }
    this.exhausted = true;
    const fitting = new TextDecoder().decode(bytes.subarray(0, this.#left)).replace(/\uFFFD$/, '');
    return fitting + NOTICE;
  }

  /**
   * A display that is updated in place costs what it grows by.
   *
   * @returns Whether it fits.
   */
  takeDisplay({ data, metadata, transient }: Display): boolean {
    if (this.exhausted) return false;
    const size = bytesOf(JSON.stringify([data, metadata])).length;
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

/** @param text A part of an error. */
export const shortened = (text: string): string =>
  text.length > ERROR_LIMIT / 4 ? `${text.slice(0, ERROR_LIMIT / 4)} […]` : text;
