/**
 * Interrupts. An `await` lets an interrupt in, at least every 100 ms, and ends the function that it stands in: tslab 1.0.22
 * stops waiting for such a cell, but its loop goes on for ever, and one that awaits ready values lets no message in.
 */
import { host } from '../host';

const LONGEST_TURN = 100; // ms without a turn of the event loop

export class Interrupted extends Error {
  override name = 'Interrupted';
  override message = 'The cell was stopped';
}

let turned = 0;
let interruptedRun = -1;
let rejectRunning: (reason: Interrupted) => void = () => {};

/** What compiled code calls around each `await`; see `interruptibleAwaits`. */
export const awaiting = {
  /** Counts the runs of cells. */
  run: 0,
  pause(value: unknown): unknown {
    if (host.now() - turned < LONGEST_TURN) return value;
    const promise = Promise.resolve(value);
    promise.catch(() => {}); // the cell's own `await` reports its rejection
    return host.nextTurn().then(() => {
      turned = host.now();
      return promise;
    });
  },
  check<T>(run: number, value: T): T {
    if (run <= interruptedRun) throw new Interrupted();
    return value;
  },
};
Object.assign(globalThis, { __await__: awaiting });

/** Runs a cell's code until it ends or is interrupted. */
export async function interruptible<T>(work: () => T | Promise<T>): Promise<T> {
  // In a turn of its own: cutting off code drops the promises' callbacks that wait in the same turn.
  await host.nextTurn();
  awaiting.run++;
  turned = host.now();
  // `await`, not a plain `return`, which would subscribe in a callback that may be dropped.
  return await new Promise<T>((resolve, reject) => {
    rejectRunning = reject;
    Promise.resolve().then(work).then(resolve, reject);
  });
}

/** Stops the cell under way. */
export function interrupt(): void {
  interruptedRun = awaiting.run;
  rejectRunning(new Interrupted());
}

export const wasInterrupted = (): boolean => interruptedRun === awaiting.run;
