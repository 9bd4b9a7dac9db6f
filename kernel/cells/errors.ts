/** Errors as Jupyter's `error` messages. */
import { CompileError } from '../compiler';
import { host } from '../host';
import { Interrupted, interruptible } from './interrupts';
import { shortened } from './outputBudget';
import { isErrorLike, nameOf, traceback } from './traceback';

export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}
const interrupted: ErrorContent = (() => {
  const { name, message } = new Interrupted();
  return { ename: name, evalue: message, traceback: [`${name}: ${message}`] };
})();

/** Reading an error can run the reader's code, which may never end. So the reader can interrupt it. */
export async function describeError(thrown: unknown): Promise<ErrorContent> {
  if (Interrupted.is(thrown)) return interrupted;
  try {
    return await interruptible(() => describedAtOnce(thrown));
  } catch {
    return interrupted;
  }
}

/** Describes an error that the reader's code did not make. */
export function describedAtOnce(thrown: unknown): ErrorContent {
  try {
    const { ename, evalue, traceback: lines } = described(thrown);
    return { ename, evalue: shortened(evalue), traceback: shortened(lines.join('\n')).split('\n') };
  } catch (error) {
    const text = `An error that cannot be shown: ${error instanceof Error ? error.message : typeof thrown}`;
    return { ename: 'Error', evalue: text, traceback: [text] };
  }
}

function described(thrown: unknown): ErrorContent {
  if (thrown instanceof CompileError)
    return { ename: thrown.name, evalue: thrown.message, traceback: thrown.traceback };
  const { code } = (thrown ?? {}) as { code?: unknown };
  if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return interrupted; // Node throws it when code is cut off
  if (!isErrorLike(thrown)) {
    const value = host.inspect(thrown);
    return { ename: 'Thrown', evalue: value, traceback: [`Thrown: ${value}`] };
  }
  return { ename: nameOf(thrown), evalue: String(thrown.message), traceback: traceback(thrown).split('\n') };
}
