/** The cells: which one runs, and which one a timer's or a promise's code belongs to. */
import { type Display, host, type Parent } from '../host';
import { OutputBudget } from './outputBudget';
import { TextOfBytes } from './textOfBytes';

/** One run of a cell. */
export class Cell {
  /** Its name in stack traces, `cell[3]`. */
  readonly name: string;
  /** The request that runs it. */
  readonly parent: Parent;
  /** Whether it must show nothing in the notebook. */
  readonly silent: boolean;
  /** What it threw, and what its promises and timers threw while it ran. */
  readonly errors: unknown[] = [];
  readonly text = { stdout: new TextOfBytes(), stderr: new TextOfBytes() };
  budget = new OutputBudget();
  /** What is to take the place of its displays if the reader stops it, by their names. */
  readonly ifStopped = new Map<string, Display>();
  /** Whether the reader stopped it. Its timers then do nothing any more. */
  stopped = false;
  /** What ends with it then. */
  readonly endings = new Set<() => void>();

  constructor({ name, parent, silent }: { name: string; parent: Parent; silent: boolean }) {
    this.name = name;
    this.parent = parent;
    this.silent = silent;
  }

  /** What it showed so far is gone from the notebook. */
  clearOutput(): void {
    this.budget = new OutputBudget();
    this.ifStopped.clear();
  }
}

let running: Cell | undefined;
let latest: Cell | undefined;
let ofTimer: Cell | undefined;
const owners = new WeakMap<Promise<unknown>, Cell>();
/** Cells that have set timers or started children. */
const leftRunning = new Set<Cell>();

export const cells = {
  /** The cell that was started and has not ended. */
  get running() {
    return running;
  },
  /** The cell whose code runs. A timer's callback belongs to the cell that set the timer. */
  get current() {
    return ofTimer ?? running ?? latest;
  },
  ownerOf: (promise: Promise<unknown>) => owners.get(promise),
  /** Stops the running cell and the cell whose timer callback was cut off. If there is neither, stops all cells with timers. */
  stop(): void {
    const busy = [running, ofTimer].filter((cell) => cell !== undefined);
    for (const cell of busy.length > 0 ? busy : leftRunning) {
      cell.stopped = true;
      leftRunning.delete(cell);
      for (const end of cell.endings) end();
    }
    ofTimer = undefined;
  },
  /**
   * Calls `end` when the reader stops the cell.
   *
   * @returns What makes it not be called any more.
   */
  endWith(cell: Cell, end: () => void): () => void {
    cell.endings.add(end);
    leftRunning.add(cell);
    return () => cell.endings.delete(end);
  },
  /** Calls the reader's code as a part of its cell. It runs in a turn of its own: if it is cut off, no callback of the kernel is lost. */
  callIn(cell: Cell | undefined, work: () => unknown): void {
    host.afterTurn(() => callAsPromise(cell, work));
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

function inCell(cell: Cell | undefined, work: () => unknown): void {
  ofTimer = cell;
  try {
    work();
  } finally {
    ofTimer = undefined;
  }
}
const callAsPromise = (cell: Cell | undefined, work: () => unknown) =>
  inCell(cell, () => Promise.resolve().then(() => inCell(cell, work)));

type Callback = (...values: unknown[]) => unknown;
type StartTimer = (callback: Callback, ...args: unknown[]) => unknown;
type StopTimer = (timer: unknown) => void;

/**
 * Records the cell of each timer and promise. AsyncLocalStorage cannot do it: when code is cut off, its stack of contexts is
 * left unbalanced, and Node 20 ends itself. A timer's callback runs in a promise's callback, because Node ends itself, too, when
 * code is cut off directly in a timer's callback.
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
    const soon = (...values: unknown[]) => {
      if (cell?.stopped) stop(timer);
      else callAsPromise(cell, () => callback(...values));
    };
    const timer = start(soon, ...args);
    if (cell) leftRunning.add(cell);
    return timer;
  };
