/** Errors as Jupyter's `error` messages. */
import { CompileError } from '../compile/compileErrors';
import { host } from '../host';
import { Interrupted, interruptible } from './interrupts';
import { shortened } from './outputBudget';

export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}
/** What a thrown value may have: anything at all can be thrown. */
interface Thrown {
  name?: unknown;
  message?: unknown;
  stack?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: unknown;
}

const interrupted: ErrorContent = (() => {
  const { name, message } = new Interrupted();
  return { ename: name, evalue: message, traceback: [`${name}: ${message}`] };
})();

/** As an error can be of any making, to look at it can take for ever: then the reader may stop that, too. */
export async function describeError(thrown: unknown): Promise<ErrorContent> {
  if (Interrupted.is(thrown)) return interrupted;
  try {
    return await interruptible(() => describedAtOnce(thrown));
  } catch {
    return interrupted;
  }
}

/** For an error that is not of the reader's making. */
export function describedAtOnce(thrown: unknown): ErrorContent {
  try {
    const { ename, evalue, traceback } = described(thrown);
    return { ename, evalue: shortened(evalue), traceback: shortened(traceback.join('\n')).split('\n') };
  } catch (error) {
    const text = `An error that cannot be shown: ${error instanceof Error ? error.message : typeof thrown}`;
    return { ename: 'Error', evalue: text, traceback: [text] };
  }
}

function described(thrown: unknown): ErrorContent {
  if (thrown instanceof CompileError)
    return { ename: thrown.name, evalue: thrown.message, traceback: thrown.traceback };
  if ((thrown as Thrown | null)?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return interrupted; // Node's, of a cut-off
  const error = thrown as Thrown | null | undefined;
  if (typeof error?.stack !== 'string') {
    const value = host.inspect(error);
    return { ename: 'Thrown', evalue: value, traceback: [`Thrown: ${value}`] };
  }
  const text = (part: Thrown | null | undefined) => part?.stack ?? host.inspect(part);
  const causes = [];
  const seen = new Set<unknown>([error]);
  for (let cause = error.cause as Thrown | undefined; cause !== undefined && !seen.has(cause); ) {
    seen.add(cause);
    causes.push(`Caused by: ${text(cause)}`);
    cause = cause?.cause as Thrown | undefined;
  }
  const parts = Array.isArray(error.errors) ? error.errors.map((part) => `One of: ${text(part)}`) : [];
  return {
    ename: String(error.name),
    evalue: String(error.message),
    traceback: [error.stack, ...parts, ...causes].join('\n').split('\n'),
  };
}
