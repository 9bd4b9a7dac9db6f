/** Questions of a cell to the reader. */
import { host } from '../host';
import { type Cell, cells } from './cells';
import { Interrupted } from './interrupts';

/** @throws Error when the client cannot answer. */
export function requireReader(cell: Cell | undefined): asserts cell is Cell {
  if (cell && host.canAsk(cell.parent)) return;
  throw new Error(
    'Cannot ask for input: nobody can answer where this cell runs (allow_stdin is false); write the value into the cell instead',
  );
}

/** `prompt` as in browsers and Deno, but in the notebook. The cell waits for the answer. */
function prompt(message = '', initial = ''): string {
  const cell = cells.current;
  requireReader(cell);
  const answer = host.ask(`${message}${initial && ` [${initial}]`}${message || initial ? ' ' : ''}`, cell.parent);
  if (answer === undefined) throw new Interrupted();
  return answer || String(initial);
}

export function providePrompt(): void {
  Object.assign(globalThis, { prompt });
}
