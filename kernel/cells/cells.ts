/** The cells: each request to run code, which one runs, and which one a piece of code belongs to. */
import { host, type Parent } from '../host';
import { OutputBudget } from './outputBudget';

/** One run of a cell. */
export class Cell {
  /** In stack traces, `cell[3]`. */
  readonly name: string;
  /** The request to run it. */
  readonly parent: Parent;
  /** Whether it must leave no trace in the notebook. */
  readonly silent: boolean;
  /** What it threw, and what its promises and timers threw while it ran. */
  readonly errors: unknown[] = [];
  budget = new OutputBudget();
  /** Whether the reader stopped it: its timers then do nothing any more. */
  stopped = false;

  constructor({ name, parent, silent }: { name: string; parent: Parent; silent: boolean }) {
    this.name = name;
    this.parent = parent;
    this.silent = silent;
  }

  /** What it showed so far is gone from the notebook. */
  clearOutput(): void {
    this.budget = new OutputBudget();
  }
}

let running: Cell | undefined;
let latest: Cell | undefined;
let ofTimer: Cell | undefined;
const owners = new WeakMap<Promise<unknown>, Cell>();
/** Cells that have set timers. */
const withTimers = new Set<Cell>();

export const cells = {
  /** The cell under way. */
  get running() {
    return running;
  },
  /** The cell whose code runs: a timer's callback belongs to the cell that set the timer. */
  get current() {
    return ofTimer ?? running ?? latest;
  },
  ownerOf: (promise: Promise<unknown>) => owners.get(promise),
  /** Stops the cell under way and that of the timer whose callback was cut off; where there is none, all of them. */
  stop(): void {
    const busy = [running, ofTimer].filter((cell) => cell !== undefined);
    for (const cell of busy.length > 0 ? busy : withTimers) {
      cell.stopped = true;
      withTimers.delete(cell);
    }
    ofTimer = undefined;
  },
  async run<T>(cell: Cell, work: () => Promise<T>): Promise<T> {
    running = latest = cell;
    ofTimer = undefined; // a callback that was cut off did not reset it
    try {
      return await work();
    } finally {
      running = undefined;
    }
  },
};

type Callback = (...values: unknown[]) => unknown;
type StartTimer = (callback: Callback, ...args: unknown[]) => unknown;
type StopTimer = (timer: unknown) => void;

/**
 * Makes timers and promises know their cells. (AsyncLocalStorage would do, but a cut-off leaves its stack of contexts
 * unbalanced, and Node 20 then ends itself.) A callback runs as a promise's: cut off within a timer's own, Node would end too.
 */
export function trackCells(): void {
  const timers = globalThis as unknown as Record<string, StartTimer | undefined>;
  for (const kind of ['Timeout', 'Interval', 'Immediate']) {
    const start = timers[`set${kind}`];
    const stop = timers[`clear${kind}`] as StopTimer | undefined;
    if (!start || !stop) continue;
    timers[`set${kind}`] = Object.defineProperties(tracked(start, stop), Object.getOwnPropertyDescriptors(start));
  }
  host.watchPromises((promise, parent) => {
    const cell = (parent && owners.get(parent)) ?? cells.current;
    if (cell) owners.set(promise, cell);
  });
}

const tracked =
  (start: StartTimer, stop: StopTimer): StartTimer =>
  (callback, ...args) => {
    const cell = cells.current;
    if (typeof callback !== 'function') return start(callback, ...args); // throws the platform's own error
    const inCell = (work: () => unknown) => {
      ofTimer = cell;
      try {
        work();
      } finally {
        ofTimer = undefined;
      }
    };
    const soon = (...values: unknown[]) => {
      if (cell?.stopped) stop(timer);
      else inCell(() => Promise.resolve().then(() => inCell(() => callback(...values))));
    };
    const timer = start(soon, ...args);
    if (cell) withTimers.add(cell);
    return timer;
  };
