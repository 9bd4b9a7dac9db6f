/**
 * Ends code of the reader's that keeps the main thread busy. The control thread asks through the inspector, which runs
 * `cutOff` in the midst of whatever runs; so it is certain here, as it is in no other thread, whose code that is. An
 * execution that is terminated elsewhere, in the kernel's own code or in a native module's, can end the process.
 */
import { Session } from 'node:inspector';
import { kernelPackages } from './kernelFolders';

/** What was done: `cut`, or why not: the kernel's own code runs just now, or none of the reader's. */
export type CutOff = 'cut' | 'later' | 'idle';

const KEY = 'kernel: cut off';
/** For the control thread's inspector, after so many presses. */
export const cutOffAfter = (presses: number) => `globalThis[Symbol.for('${KEY}')]?.(${presses}) ?? 'later'`; // it is not there while the compiler loads

let ownWork = 0;
/** Presses that are answered: what runs now is none of theirs. */
let answered = 0;
let cuts = 0;
/** Whether the kernel was at work for the reader's code when that was to be cut off. */
let wanted = false;
let session: Session | undefined;
function cut(): void {
  cuts++;
  session?.post('Runtime.terminateExecution');
}

/** Does the kernel's own work, which nothing may cut in two. */
export function withoutInterrupts<T>(work: () => T): T {
  ownWork++;
  try {
    return work();
  } finally {
    ownWork--;
  }
}

/** To be the last thing that the kernel does before it returns to the reader's code: a loop that only prints ends here. */
export function cutOffIfWanted(): void {
  if (wanted) cut();
  wanted = false;
}

/** The main thread has come to read its messages, so that nothing is to be cut off any more. */
export function cutOffNoMore(): void {
  wanted = false;
}

/** A press is answered: from now on, nothing may be cut off on its account. */
export function pressIsAnswered(): void {
  answered++;
}

/** How often something was cut off. */
export const cutsSoFar = () => cuts;

/** Lets the control thread cut off what runs in this one. */
export function allowCutOff(): void {
  session = new Session();
  session.connect();
  const cutOff = (presses: number): CutOff => {
    if (presses <= answered) return 'idle';
    const running = ownWork > 0 ? 'later' : whoRuns();
    wanted = running === 'later' && ownWork === 0;
    if (running === 'cut') cut();
    return running;
  };
  Object.defineProperty(globalThis, Symbol.for(KEY), { value: cutOff });
}

/** The file in a line of V8's own making; empty for a script without a name. */
function fileIn(line: string): string {
  const [, file = ''] = /(?:\(|at (?:async )?)([^(]*?):\d+:\d+\)?$/.exec(line) ?? [];
  return file === '<anonymous>' ? '' : file;
}

/**
 * Whose is the innermost function that can be known to be somebody's? A package of the kernel's is whose called it: even alone on
 * the stack it is the kernel's, which else would go without what it was to do, such as to read the next message.
 */
function whoRuns(): CutOff {
  const { stackTraceLimit, prepareStackTrace } = Error;
  try {
    Error.stackTraceLimit = Number.POSITIVE_INFINITY;
    Error.prepareStackTrace = (_, frames) => frames.map((frame) => frame.getFileName() ?? '');
    const stack: unknown = new Error().stack;
    // V8 makes no second stack trace by `prepareStackTrace` while it makes one, as for an error whose message is being read.
    const files = Array.isArray(stack) ? (stack as string[]) : String(stack).split('\n').slice(1).map(fileIn);
    const interrupted = files.slice(files.indexOf('') + 1); // above it are `cutOff` and what called it
    const known = interrupted.filter((name) => name && !name.startsWith('node:'));
    const file = known.find((name) => !kernelPackages.some((folder) => name.startsWith(folder)));
    if (!file) return known.length > 0 ? 'later' : 'idle';
    return file === __filename ? 'later' : 'cut';
  } finally {
    Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  }
}
