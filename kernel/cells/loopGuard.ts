import { host } from '../host';

/**
 * At most so many rounds from one question to the next: a question takes as long as some hundreds of the shortest rounds. Where a
 * round calls something, it may suddenly take a millisecond, and a reader who then presses ■ waits for all rounds that are left.
 */
const MOST = { swift: 2 ** 17, other: 2 ** 10 };
/** So often rounds are taken for one question. A function takes anew in each call, and what it does not use is lost. */
const TAKES = { swift: 32, other: 8 };
const SHORT = 2; // ms
const LONG = 20; // ms

const { isArray } = Array;
const ofArray = Array.prototype[Symbol.iterator];
const TypedArray = Object.getPrototypeOf(Uint8Array) as typeof Uint8Array;
const ofTypedArray = TypedArray.prototype[Symbol.iterator];
const arrayIterator = Object.getPrototypeOf([][Symbol.iterator]());
const { next } = arrayIterator;

/** Lets a loop of a cell ask whether it must end, often enough and no more; see `compile/guardedLoops.ts`. */
export class LoopGuard {
  readonly #most: number;
  readonly #mostTakes: number;
  #rounds = 1;
  #takes = 1;
  #chunk = 1;
  #asked = 0;

  /** @param swift Whether each round takes nanoseconds. */
  constructor(swift: boolean) {
    const kind = swift ? 'swift' : 'other';
    this.#most = MOST[kind];
    this.#mostTakes = TAKES[kind];
  }

  /**
   * @returns How many rounds the loop may run before it takes more, at least 1.
   * @throws What ends the loop.
   */
  take(): number {
    if (--this.#takes <= 0) this.#ask();
    return this.#chunk;
  }

  /** Whether a loop over its indices gives what one over its iterator does. */
  isList(all: unknown): boolean {
    if (arrayIterator.next !== next) return false;
    if (isArray(all)) return all[Symbol.iterator] === ofArray;
    return all instanceof TypedArray && all[Symbol.iterator] === ofTypedArray && all.length > 0; // one whose memory is gone has none
  }

  #ask(): void {
    const now = host.guardLoops?.() ?? 0;
    const took = now - this.#asked;
    this.#asked = now;
    if (took < SHORT) this.#rounds = Math.min(this.#most, 2 * this.#rounds);
    if (took > LONG) this.#rounds = Math.max(1, this.#rounds >> 2);
    this.#takes = Math.min(this.#rounds, this.#mostTakes);
    this.#chunk = this.#rounds / this.#takes;
  }
}
