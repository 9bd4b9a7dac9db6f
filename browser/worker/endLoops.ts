/** Ends loops of cells, and what computes elsewhere: when the reader presses ■, and loops when the time of a check's call is over. */
import { Interrupted, interrupt, isStopped } from '../../kernel/cells/interrupts';

const LOOK_EVERY = 200; // ms
const { XMLHttpRequest } = globalThis; // before cells can replace it, as the clock
const clock = performance.now.bind(performance);

/**
 * An address that the page revokes when the reader presses ■. A worker that computes gets no message, but it can look whether the
 * address is still there.
 */
let watched = { press: 0, address: '' };
let looked = 0;
let deadline = Number.POSITIVE_INFINITY;

/** @param press The number of the press that revokes the address. */
export function watchForPress(press: number, address: string): void {
  watched = { press, address };
}

/** Handles a press that arrives as a message, unless a loop has seen it already. */
export function takePress(press: number): void {
  if (press === watched.press && watched.address !== '') stop();
}

const endings = new Set<() => void>();

/**
 * Calls `end` at each press, as on Node a press stops what earlier cells have left running, too.
 *
 * @returns What makes it not be called any more.
 */
export function endAtPress(end: () => void): () => void {
  endings.add(end);
  return () => endings.delete(end);
}

function stop(): void {
  watched.address = '';
  interrupt();
  for (const end of endings) end();
}

function isPressed(): boolean {
  if (watched.address === '') return false;
  const request = new XMLHttpRequest();
  try {
    request.open('GET', watched.address, false);
    request.send();
    return false;
  } catch {
    return true;
  }
}

/** What a check's watchdog looks at: a count of the worker's turns, and the most ms without a turn, or 0 where no call is watched. */
let beats: Int32Array | undefined;
let beat = { count: 0, since: 0 };

/** Ends loops that {@link withDeadline} does not reach, since an `await` or a timer has begun them. */
export function watchBeats(state: Int32Array): void {
  beats = state;
}

function isTooLongWithoutTurn(now: number): boolean {
  const [count = 0, limit = 0] = beats ?? [];
  if (count !== beat.count) beat = { count, since: now };
  return limit > 0 && now - beat.since > limit;
}

/** Loops call it now and then. @returns The time in ms. @throws What ends the loop. */
export function guardLoops(): number {
  const now = clock();
  if (now > deadline || isTooLongWithoutTurn(now) || isStopped()) throw new Interrupted(); // again, into code that catches all
  if (now - looked < LOOK_EVERY) return now;
  looked = now;
  if (!isPressed()) return clock();
  stop();
  throw new Interrupted();
}

/** Runs `work`, whose loops are ended after so many ms. @throws Interrupted then, also if `work` catches what ends its loops. */
export function withDeadline<T>(ms: number, work: () => T): T {
  const before = deadline;
  deadline = Math.min(before, clock() + ms);
  try {
    const result = work();
    if (clock() > deadline) throw new Interrupted();
    return result;
  } finally {
    deadline = before;
  }
}
