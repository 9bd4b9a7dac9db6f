/**
 * `process.stdin` and `readline` ask in the notebook. They ask for a line when code waits for one: with `question`, whose text is
 * shown before the field, or by reading the stream while the cell runs.
 */
import readline from 'node:readline';
import readlinePromises from 'node:readline/promises';
import { Readable } from 'node:stream';
import { type Cell, cells } from './cells/cells';
import { reportUncaught } from './cells/executeCell';
import { requireReader } from './cells/input';
import type { Message } from './wire/messages';
import { ask } from './wire/stdin';

const TURNS = 20;
const { setImmediate } = globalThis; // before cells can replace it

class StandardInput extends Readable {
  /** The file descriptor. With it `spawn` recognises the kernel's own input. */
  readonly fd = 0;
  readonly isTTY = false;
  readonly #questions: { text: string; cell: Cell }[] = [];
  /** A cell that asks by `question`: what it leaves open afterwards reads no more lines. */
  #questioner: Cell | undefined;
  #wantsLine = false;
  #asking: { cell: Cell; isQuestion: boolean; giveUp: () => void } | undefined;

  constructor() {
    super({ encoding: 'utf8' });
    this.on('newListener', (event) => {
      if (event === 'data' && this.listenerCount(event) === 0) this.#questioner = undefined;
      this.#lookSoon();
    });
    this.on('resume', () => this.#lookSoon());
  }

  question(text: string): void {
    const cell = cells.current;
    requireReader(cell);
    this.#questions.push({ text, cell });
    this.#questioner = cell;
    this.#lookSoon();
  }

  override _read(): void {
    this.#wantsLine = true;
    this.#lookSoon();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#asking?.giveUp();
    done(error);
  }

  /** After a line, the reader's code may be about to pause or to close what reads, and the cell about to end. */
  #lookSoon(turns = TURNS, cell = cells.current): void {
    setImmediate(() => (turns > 0 ? this.#lookSoon(turns - 1, cell) : this.#look(cell)));
  }

  #look(scheduledBy: Cell | undefined): void {
    if (!this.#wantsLine || this.isPaused()) return;
    while (this.#questions[0]?.cell.stopped) this.#questions.shift();
    const [question] = this.#questions;
    const readsLines = scheduledBy === cells.running && scheduledBy !== this.#questioner;
    const cell = question?.cell ?? (readsLines ? scheduledBy : undefined);
    if (!cell || cell.stopped) return;
    if (this.#asking?.cell === cell && (this.#asking.isQuestion || !question)) return;
    this.#asking?.giveUp(); // the question of a cell that has ended without an answer, or a line without a question's text
    try {
      requireReader(cell);
    } catch (error) {
      reportUncaught(error);
      this.#end(); // so that no reader waits for ever
      return;
    }
    this.#questions.shift();
    const forget = cells.endWith(cell, () => this.#end());
    const ignore = ask(question?.text ?? '', cell.parent as Message, (line) => {
      this.#asking?.giveUp();
      this.#wantsLine = false;
      cells.callIn(cell, () => this.push(`${line}\n`));
    });
    const giveUp = () => {
      forget();
      ignore();
      this.#asking = undefined;
    };
    this.#asking = { cell, isQuestion: question !== undefined, giveUp };
  }

  /** Ends the stream, since no more lines will come. The next reader gets a new stream. */
  #end(): void {
    this.#asking?.giveUp();
    if (current === this) current = undefined;
    this.push(null);
  }
}

let current: StandardInput | undefined;

type Question = (this: { input?: unknown }, text: string, ...rest: unknown[]) => unknown;

export function provideStandardInput(): void {
  Object.defineProperty(process, 'stdin', {
    configurable: true,
    get: () => (current ??= new StandardInput()),
  });
  for (const { prototype } of [readline.Interface, readlinePromises.Interface] as {
    prototype: { question: Question };
  }[]) {
    const { question } = prototype;
    const inNotebook: Question = function (text, ...rest) {
      if (!(this.input instanceof StandardInput) || this.input.readableEnded) return question.call(this, text, ...rest);
      this.input.question(text);
      return question.call(this, '', ...rest);
    };
    prototype.question = Object.defineProperties(inNotebook, Object.getOwnPropertyDescriptors(question));
  }
}
