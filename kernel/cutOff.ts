/**
 * Ends the reader's code when it keeps the main thread busy. The control thread asks through the inspector, which runs `cutOff`
 * in the main thread, on top of the running code. Only there can the stack tell whose code runs. Terminating the kernel's own
 * code, or a native module's, can end the process.
 */
import { Session } from 'node:inspector';
import { runInNewContext } from 'node:vm';
import { kernelPackages } from './kernelFolders';

/** `cut`: the reader's code was ended; `later`: the kernel's own code runs now; `idle`: none of the reader's code runs. */
export type CutOff = 'cut' | 'later' | 'idle';

const KEY = 'kernel: cut off';
/** The expression that the control thread evaluates through the inspector, after so many presses. */
export const cutOffAfter = (presses: number) => `globalThis[Symbol.for('${KEY}')]?.(${presses}) ?? 'later'`; // undefined while the compiler loads

let ownWork = 0;
/** The number of presses that are answered. Code that runs now must not be ended because of them. */
let answered = 0;
let cuts = 0;
/** Whether the reader's code must be cut off as soon as the kernel's own work for it ends. */
let wanted = false;
let session: Session | undefined;
function cut(): void {
  cuts++;
  session?.post('Runtime.terminateExecution');
}

/** Does the kernel's own work, which no interrupt may cut off. */
export function withoutInterrupts<T>(work: () => T): T {
  ownWork++;
  try {
    return work();
  } finally {
    ownWork--;
  }
}

/** The kernel calls this last, before it returns to the reader's code. It ends a loop that only prints. */
export function cutOffIfWanted(): void {
  if (wanted) cut();
  wanted = false;
}

/** Call it when the main thread reads its messages: nothing must be cut off any more. */
export function cutOffNoMore(): void {
  wanted = false;
}

/** Call it when a press is answered: from now on, nothing is cut off because of it. */
export function pressIsAnswered(): void {
  answered++;
}

/** How many times code was cut off. */
export const cutsSoFar = () => cuts;

/** Lets the control thread cut off code of this thread. */
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

/**
 * The files of the functions on the stack, from the innermost, with an `Error` of its own: cells can replace the global one's
 * properties, or freeze them, as the checks do in a sandbox.
 */
const stackHere = runInNewContext(
  `Error.stackTraceLimit = Infinity;
  Error.prepareStackTrace = (_, frames) => frames.map((frame) => frame.getFileName() ?? '');
  () => new Error().stack;`,
  undefined,
  { filename: __filename },
) as () => unknown;

/** The file in a line of V8's own stack trace; empty for a script without a name. */
function fileIn(line: string): string {
  const [, file = ''] = /(?:\(|at (?:async )?)([^(]*?):\d+:\d+\)?$/.exec(line) ?? [];
  return file === '<anonymous>' ? '' : file;
}

/**
 * Whose code runs: the owner of the innermost function on the stack that belongs to the reader or to the kernel. A function of one
 * of the kernel's packages belongs to its caller. Without a caller it belongs to the kernel, which needs its work, for instance
 * to read the next message.
 */
function whoRuns(): CutOff {
  const stack = stackHere();
  // While V8 makes a stack trace, for instance of an error whose message is read, it does not call `prepareStackTrace` again.
  const files = Array.isArray(stack) ? (stack as string[]) : String(stack).split('\n').slice(1).map(fileIn);
  const interrupted = files.slice(files.indexOf('') + 1); // the frames above are `cutOff` and its callers
  const known = interrupted.filter((name) => name && !name.startsWith('node:'));
  const file = known.find((name) => !kernelPackages.some((folder) => name.startsWith(folder)));
  if (!file) return known.length > 0 ? 'later' : 'idle';
  return file === __filename ? 'later' : 'cut';
}
