/**
 * Interrupts at an `await`. At least every 100 ms an `await` gives the event loop a turn, so that an interrupt is read; it then
 * ends its function. tslab 1.0.22 only stops waiting for the cell, but a loop goes on for ever, and a loop that awaits ready
 * values keeps the kernel from reading messages.
 */
import { host } from '../host';
import { cells } from './cells';

const LONGEST_TURN = 100; // ms without a turn of the event loop

export class Interrupted extends Error {
  override name = 'Interrupted';
  override message = 'The cell was stopped';
  readonly #made = true;

  /** Unlike `instanceof`, this runs no code of the value. */
  static is(value: unknown): value is Interrupted {
    return typeof value === 'object' && value !== null && #made in value;
  }
}

let turned = 0;
let interruptedRun = -1;
let rejectRunning: (reason: Interrupted) => void = () => {};

/**
 * Whether an `Interrupted` was just thrown into the running function. If the function goes on, as a loop does that catches
 * every error, its next `await` never settles.
 */
let ending = false;
async function endFunction() {
  ending = true;
  // The error takes some microtasks to reach the callers that await this function. When other code runs too, one must be enough.
  const rounds = awaiting.run === interruptedRun ? 10 : 1;
  for (let round = 0; round < rounds; round++) await null;
  ending = false;
}
const never = () => new Promise(() => {});

/** Compiled code calls these functions around each `await`; see `interruptibleAwaits`. */
export const awaiting = {
  /** Counts the runs of cells. */
  run: 0,
  pause(value: unknown): unknown {
    if (ending) return never();
    if (host.now() - turned < LONGEST_TURN) return value;
    return host.nextTurn().then(() => {
      turned = host.now();
      return value;
    });
  },
  check<T>(run: number, value: T): T {
    if (run > interruptedRun) return value;
    endFunction();
    throw new Interrupted();
  },
};
Object.assign(globalThis, { __await__: awaiting });

/**
 * Runs the reader's code until it ends or is interrupted: a cell, or for instance a value's method that shows it. Everywhere
 * else the kernel must call no code of the reader, since it might never return.
 *
 * @throws Interrupted at once, if the running cell has been stopped.
 */
export async function interruptible<T>(work: () => T | Promise<T>): Promise<T> {
  // The code runs in a turn of its own, because cutting it off drops the promises' callbacks that wait in the same turn.
  await host.nextTurn();
  if (cells.running?.stopped) throw new Interrupted();
  awaiting.run++;
  turned = host.now();
  // `await` subscribes now; a plain `return` would subscribe in a callback that may be dropped. The result waits for another
  // turn for the same reason: callbacks that the code left behind can be cut off in this one.
  return await new Promise<T>((resolve, reject) => {
    rejectRunning = reject;
    const { afterTurn } = host;
    Promise.resolve()
      .then(work)
      .then(
        (value) => afterTurn(() => resolve(value)),
        (error) => afterTurn(() => reject(error)),
      );
  });
}

/** Whether the code that runs was stopped, and must end. */
export const isStopped = (): boolean => awaiting.run <= interruptedRun;

/** Stops the running cell, or what earlier cells have left running. */
export function interrupt(): void {
  interruptedRun = awaiting.run;
  cells.stop();
  rejectRunning(new Interrupted());
}
