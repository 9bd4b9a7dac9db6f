/**
 * Interrupts. An `await` lets an interrupt in, at least every 100 ms, and ends the function that it stands in: tslab 1.0.22
 * stops waiting for such a cell, but its loop goes on for ever, and one that awaits ready values lets no message in.
 */
import { host } from '../host';
import { cells } from './cells';

const LONGEST_TURN = 100; // ms without a turn of the event loop

export class Interrupted extends Error {
  override name = 'Interrupted';
  override message = 'The cell was stopped';
  readonly #made = true;

  /** Unlike `instanceof`, this runs no code of a value's. */
  static is(value: unknown): value is Interrupted {
    return typeof value === 'object' && value !== null && #made in value;
  }
}

let turned = 0;
let interruptedRun = -1;
let rejectRunning: (reason: Interrupted) => void = () => {};

/**
 * Whether the function that runs just now has got an `Interrupted`. If it goes on all the same, as a loop does that catches
 * every error, then its next `await` never ends.
 */
let ending = false;
async function endFunction() {
  ending = true;
  // An error needs some rounds to reach the functions around, which await this one. Nothing else runs then, or one round must do.
  const rounds = awaiting.run === interruptedRun ? 10 : 1;
  for (let round = 0; round < rounds; round++) await null;
  ending = false;
}
const never = () => new Promise(() => {});

/** What compiled code calls around each `await`; see `interruptibleAwaits`. */
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
 * Runs code of the reader's until it ends or is interrupted: the cell's, and whatever else can be of the reader's making, such as
 * how a value shows itself. Outside of this the kernel must call no such code: it might never return.
 *
 * @throws Interrupted at once, if the cell under way has been stopped.
 */
export async function interruptible<T>(work: () => T | Promise<T>): Promise<T> {
  // In a turn of its own: cutting off code drops the promises' callbacks that wait in the same turn.
  await host.nextTurn();
  if (cells.running?.stopped) throw new Interrupted();
  awaiting.run++;
  turned = host.now();
  // `await`, not a plain `return`, which would subscribe in a callback that may be dropped. Before its end there is another turn,
  // for the same reason: promises that the code left behind can be cut off in this one.
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

/** Stops the cell under way, or what earlier cells have left running. */
export function interrupt(): void {
  interruptedRun = awaiting.run;
  cells.stop();
  rejectRunning(new Interrupted());
}
