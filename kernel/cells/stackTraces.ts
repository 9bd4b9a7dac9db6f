/**
 * Stack traces in the reader's own lines: of cells and of the project's files, without the frames of the kernel, Node or
 * packages. (tslab 1.0.22 makes no source maps.)
 */
import { withoutRepetitions } from './repeatedFrames';
import { sourcePosition } from './sourcePositions';

/** The first line of a stack trace: the error's name and message. */
function headline(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

function shownFrame(frame: NodeJS.CallSite) {
  const file = frame.getFileName() ?? frame.getScriptNameOrSourceURL() ?? ''; // a browser evaluates cells by `eval`
  const position = sourcePosition(file, frame.getLineNumber() ?? 0, frame.getColumnNumber() ?? 0);
  if (!position) return undefined;
  const text = String(frame).replace(/^(async |new )?Object\./, '$1');
  const named = text.replace(/ ?\(?(eval at .*|[^ ]*:\d+:\d+\)?)$/, '');
  const caller = frame.isEval() ? named.replace(/(^| )eval$/, '') : named; // V8's name of what has none
  const anonymous = /^(async)?$/.test(caller);
  return `    at ${caller}${caller && ' '}${anonymous ? position : `(${position})`}`;
}

/** @param frames As they are shown; those that are undefined are left out. */
export function stackTrace(error: unknown, frames: (string | undefined)[]): string {
  return [headline(error), ...withoutRepetitions(frames.filter((frame) => frame !== undefined))].join('\n');
}

export function showSourcesInStackTraces(): void {
  Error.stackTraceLimit = 50; // most frames are not shown
  Error.prepareStackTrace = (error, frames) => stackTrace(error, frames.map(shownFrame));
}
