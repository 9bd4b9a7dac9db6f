import { host } from '../host';

const MOST = 1024; // rounds; a question takes as long as some dozens of the shortest rounds
const SHORT = 2; // ms
const LONG = 20; // ms

/** Lets a loop of a cell ask whether it must end, often enough and no more; see `compile/guardedLoops.ts`. */
export class LoopGuard {
  #rounds = 1;
  #asked = host.now();

  /**
   * @returns After how many rounds the loop is to ask again.
   * @throws What ends the loop.
   */
  pace(): number {
    host.guardLoops?.();
    const now = host.now();
    const took = now - this.#asked;
    this.#asked = now;
    if (took < SHORT) this.#rounds = Math.min(MOST, 2 * this.#rounds);
    if (took > LONG) this.#rounds = Math.max(1, this.#rounds >> 2);
    return this.#rounds;
  }
}
