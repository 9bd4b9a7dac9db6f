/** Runs one cell from its request to its reply: number, result, errors. */
import { host, type Parent } from '../host';
import { Cell, cells } from './cells';
import { describedAtOnce, describeError } from './errors';
import { recordCell } from './history';
import { Interrupted, interruptible } from './interrupts';
import { display, showStopped } from './output';
import { bundleOf, evaluateExpressions } from './results';
import { runCell } from './runCell';

/** Jupyter's `execute_request`. */
export interface ExecuteRequest {
  code: string;
  silent?: boolean;
  store_history?: boolean;
  stop_on_error?: boolean;
  user_expressions?: Record<string, string>;
}
/** Jupyter's `execute_reply`. */
export interface ExecuteReply {
  status: 'ok' | 'error' | 'aborted';
  execution_count?: number;
  [field: string]: unknown;
}

let executionCount = 0; // the [n] of the latest cell
let runs = 0;

export async function executeCell(request: ExecuteRequest, parent: Parent): Promise<ExecuteReply> {
  const { code, silent = false, store_history: store = true, user_expressions: expressions = {} } = request;
  runs++;
  const counts = store && !silent;
  if (counts) executionCount++;
  const name = counts ? `cell[${executionCount}]` : `cell[${executionCount}.${runs}]`;
  const cell = new Cell({ name, parent, silent });
  if (!silent) host.publish('execute_input', { code, execution_count: executionCount }, parent);
  return cells.run(cell, async () => {
    const data = await resultOf(cell, code);
    if (cell.stopped) showStopped(cell);
    if (data) display(cell, 'execute_result', { execution_count: executionCount, data, metadata: {} });
    if (counts) recordCell(executionCount, code, data?.['text/plain'] ?? null);
    if (cell.errors.length === 0) {
      const values = await evaluateExpressions(expressions, name);
      return { status: 'ok', execution_count: executionCount, user_expressions: values, payload: [] };
    }
    const error = await describeError(cell.errors[0]);
    if (!silent) host.publish('error', error, parent);
    return { status: 'error', execution_count: executionCount, ...error, user_expressions: {}, payload: [] };
  });
}

/** The result of a cell as a MIME bundle, if it has one. */
async function resultOf(cell: Cell, code: string): Promise<Record<string, unknown> | undefined> {
  try {
    await host.prepare?.(code, cell.parent);
    const value = await runCell(code, cell.name);
    await host.nextTurn(); // a promise that nobody awaits has rejected by then
    return value === undefined || cell.errors.length ? undefined : await interruptible(() => bundleOf(value));
  } catch (error) {
    cell.errors.unshift(error);
    return undefined;
  }
}

async function reportLate(error: unknown, cell: Cell | undefined) {
  await host.nextTurn(); // in a turn of its own, so that a cut-off drops no other callbacks
  const described = describedAtOnce(error);
  if (cell) host.publish('error', described, cell.parent);
  else console.error(described.traceback.join('\n'));
}

/**
 * Reports an error that no cell caught: in a promise that nobody awaits, or in a timer. It belongs to the cell whose code threw
 * it, even if that cell has ended.
 *
 * @param origin The promise, if the error is a rejection.
 */
export function reportUncaught(error: unknown, origin?: unknown): void {
  const cell = (origin instanceof Promise && cells.ownerOf(origin)) || cells.current;
  if (Interrupted.is(error)) return; // from code that an interrupted cell left running
  if (cell && cell === cells.running) cell.errors.push(error);
  else void reportLate(error, cell);
}
