/**
 * How much a cell may still put into the notebook, in bytes of UTF-8. Text, displays and the cell's result have separate limits,
 * so that a flood of text does not crowd out a table or a figure.
 */
import type { Display } from '../host';

const TEXT_LIMIT = 1_000_000;
const ERROR_LIMIT = 20_000; // of that, kept back for the error that may end the cell
const DISPLAYS_LIMIT = 8_000_000; // a figure with its picture takes up to 400,000
const MOST_DISPLAYS = 500;
const RESULT_LIMIT = 1_000_000;

export const TEXT_NOTICE = '\n[Output cut: the text of one cell is limited to 1 MB.]\n';
const DISPLAYS_NOTICE = `\n[Output cut: the displays of one cell are limited to ${MOST_DISPLAYS}, and to 8 MB together.]\n`;
const RESULT_NOTICE = '\n[Output cut: the result of one cell is limited to 1 MB.]\n';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sizeOf = ({ data, metadata }: Display) => bytesOf(JSON.stringify([data, metadata])).length;

export class OutputBudget {
  #textLeft = TEXT_LIMIT - ERROR_LIMIT - TEXT_NOTICE.length;
  #textIsCut = false;
  #displaysLeft = DISPLAYS_LIMIT;
  #displays = 0;
  #saidOfDisplays = false;
  readonly #sizes = new Map<string, number>();

  /** @returns As much of the text as fits, and a notice in place of the rest. */
  takeText(text: string): string {
    if (this.#textIsCut) return '';
    const bytes = bytesOf(text);
    if (bytes.length <= this.#textLeft) {
      this.#textLeft -= bytes.length;
      return text;
    }
    this.#textIsCut = true;
    const fitting = new TextDecoder().decode(bytes.subarray(0, this.#textLeft)).replace(/\uFFFD$/, '');
    return fitting + TEXT_NOTICE;
  }

  /**
   * A display that is updated in place costs what it grows by. One that does not fit is left out; a smaller one may still fit.
   *
   * @param isNew Whether it is no update.
   * @returns What to print in its place; undefined where it fits.
   */
  takeDisplay(display: Display, isNew: boolean): string | undefined {
    const id = display.transient?.display_id ?? '';
    const size = sizeOf(display);
    const growth = size - (isNew ? 0 : (this.#sizes.get(id) ?? 0));
    if (growth > this.#displaysLeft || (isNew && this.#displays >= MOST_DISPLAYS)) {
      const notice = this.#saidOfDisplays ? '' : DISPLAYS_NOTICE;
      this.#saidOfDisplays = true;
      return notice;
    }
    this.#displaysLeft -= growth;
    if (isNew) this.#displays++;
    if (id) this.#sizes.set(id, size);
    return undefined;
  }

  /** @returns What to print in place of the cell's result; undefined where it fits. */
  takeResult(result: Display): string | undefined {
    return sizeOf(result) > RESULT_LIMIT ? RESULT_NOTICE : undefined;
  }
}

/** @param text A part of an error. */
export const shortened = (text: string): string =>
  text.length > ERROR_LIMIT / 4 ? `${text.slice(0, ERROR_LIMIT / 4)} […]` : text;
