import { host } from '../host';

/**
 * At most so many rounds from one question to the next: a question takes as long as some hundreds of the shortest rounds. Where a
 * round calls something, it may suddenly take a millisecond, and a reader who then presses ■ waits for all rounds that are left.
 */
const MOST = { swift: 2 ** 17, other: 2 ** 10 };
/** So often rounds are taken for one question. A function takes anew in each call, and what it does not use is lost. */
const TAKES = 32;
const SHORT = 2; // ms
const LONG = 20; // ms

/** Lets a loop of a cell ask whether it must end, often enough and no more; see `compile/guardedLoops.ts`. */
export class LoopGuard {
  readonly #most: number;
  #rounds = 1;
  #takes = 1;
  #chunk = 1;
  #asked = host.now();

  /** @param swift Whether each round takes nanoseconds. */
  constructor(swift: boolean) {
    this.#most = swift ? MOST.swift : MOST.other;
  }

  /**
   * @returns How many rounds the loop may run before it takes more, at least 1.
   * @throws What ends the loop.
   */
  take(): number {
    if (--this.#takes <= 0) this.#ask();
    return this.#chunk;
  }

  #ask(): void {
    host.guardLoops?.();
    const now = host.now();
    const took = now - this.#asked;
    this.#asked = now;
    if (took < SHORT) this.#rounds = Math.min(this.#most, 2 * this.#rounds);
    if (took > LONG) this.#rounds = Math.max(1, this.#rounds >> 2);
    this.#takes = Math.min(this.#rounds, TAKES);
    this.#chunk = this.#rounds / this.#takes;
  }
}
