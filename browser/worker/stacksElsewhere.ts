/**
 * Stack traces in V8's form where the browser makes others. Firefox 153 gives frames of the compiled code, without the error's name and
 * message, and asks no `Error.prepareStackTrace`; its `stack` is a getter that all errors share.
 */

import { sourcePosition } from '../../kernel/cells/sourcePositions';
import { stackTrace } from '../../kernel/cells/stackTraces';

/** `async*outer/inner<@cell[3]:1:15`: called by an `await`, a function `inner` that is defined in `outer`. */
const FRAME = /^(async\*)?([^@]*)@(.*):(\d+):(\d+)$/;

function shownFrame(line: string): string | undefined {
  const [, isAsync, path = '', file = '', row, column] = FRAME.exec(line) ?? [];
  const position = sourcePosition(file, Number(row), Number(column));
  if (!position) return undefined;
  const name = path.replace(/<$/, '').replace(/.*\//, '');
  return `    at ${isAsync ? 'async ' : ''}${name ? `${name} (${position})` : position}`;
}

const inV8sForm = (error: unknown, frames: string): string => stackTrace(error, frames.split('\n').map(shownFrame));

/** Call it after `showSourcesInStackTraces`. */
export function showSourcesInOtherStacks(): void {
  if (new Error('asked').stack?.startsWith('Error: asked')) return;
  for (const { prototype } of [Error, DOMException]) {
    const own = Object.getOwnPropertyDescriptor(prototype, 'stack');
    const { get } = own ?? {};
    if (!own || !get) continue;
    Object.defineProperty(prototype, 'stack', {
      ...own,
      get(this: Error) {
        const frames: unknown = get.call(this);
        return typeof frames === 'string' ? inV8sForm(this, frames) : frames;
      },
    });
  }
  const { captureStackTrace } = Error;
  Error.captureStackTrace = (target: { stack?: string }, until) => {
    captureStackTrace(target, until);
    const { stack: value = '' } = target;
    Object.defineProperty(target, 'stack', { value: inV8sForm(target, value), writable: true, configurable: true });
  };
}
