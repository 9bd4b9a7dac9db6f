/** Node's timers, which are objects. Nothing waits for a worker's timers, so `unref` changes only what `hasRef` says. */
const browser = globalThis as unknown as Record<'setTimeout' | 'setInterval', (work: Work, ms?: number) => number> & {
  clearTimeout(timer: unknown): void;
};
const { setTimeout: startOnce, setInterval: startAgain, clearTimeout: stop } = browser; // before these take their place

type Work = (...args: unknown[]) => void;

function mustBeCalled(work: unknown): void {
  if (typeof work !== 'function') throw new TypeError('The "callback" argument must be a function'); // a browser runs texts
}

class RefCounted {
  #hasRef = true;
  hasRef(): boolean {
    return this.#hasRef;
  }
  ref(): this {
    this.#hasRef = true;
    return this;
  }
  unref(): this {
    this.#hasRef = false;
    return this;
  }
}

/** The timers that can be cleared by their numbers, as somebody has asked for them. */
const numbered = new Map<number, Timeout>();

class Timeout extends RefCounted {
  readonly #start: () => number;
  readonly #number: number;
  #started: number;
  #isClosed = false;

  /** @param start The browser's own timer. */
  constructor(start: (ended: () => void) => number) {
    super();
    this.#start = () => start(() => numbered.delete(this.#number));
    this.#started = this.#start();
    this.#number = this.#started;
  }
  /** Starts anew, also when it has come to its end. */
  refresh(): this {
    if (this.#isClosed) return this;
    stop(this.#started);
    this.#started = this.#start();
    return this;
  }
  close(): this {
    this.#isClosed = true;
    stop(this.#started);
    numbered.delete(this.#number);
    return this;
  }
  [Symbol.toPrimitive](): number {
    if (!this.#isClosed) numbered.set(this.#number, this);
    return this.#number;
  }
  [Symbol.dispose](): void {
    this.close();
  }
}

class Immediate extends RefCounted {
  #started: number | undefined;
  constructor(work: Work) {
    super();
    this.#started = startOnce(() => {
      this.#started = undefined;
      work();
    });
  }
  override hasRef(): boolean {
    return this.#started !== undefined && super.hasRef();
  }
  [Symbol.dispose](): void {
    stop(this.#started);
    this.#started = undefined;
  }
}

export function setTimeout(work: Work, ms?: number, ...args: unknown[]): Timeout {
  mustBeCalled(work);
  return new Timeout((ended) =>
    startOnce(() => {
      ended();
      work(...args);
    }, ms),
  );
}

export function setInterval(work: Work, ms?: number, ...args: unknown[]): Timeout {
  mustBeCalled(work);
  return new Timeout(() => startAgain(() => work(...args), ms));
}

export function setImmediate(work: Work, ...args: unknown[]): Immediate {
  mustBeCalled(work);
  return new Immediate(() => work(...args));
}

/** @param timer Also a number that the browser gave to code that was loaded before. */
export function clearTimeout(timer?: unknown): void {
  const known = typeof timer === 'object' ? timer : numbered.get(Number(timer));
  if (known instanceof Timeout) known.close();
  else stop(timer);
}

export const clearInterval = clearTimeout;

export function clearImmediate(immediate?: unknown): void {
  if (immediate instanceof Immediate) immediate[Symbol.dispose]();
}
