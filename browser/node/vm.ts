import { withDeadline } from '../worker/endLoops';

/** Runs a program in the global scope. */
// biome-ignore lint/security/noGlobalEval: this is what runs cells
export const evaluate: (code: string) => unknown = globalThis.eval;

/** @param options With a timeout, loops of cells that the program calls are ended after so many ms. */
export const runInThisContext = (code: string, { timeout = Number.POSITIVE_INFINITY } = {}): unknown =>
  withDeadline(timeout, () => evaluate(code));

export default { runInThisContext };
