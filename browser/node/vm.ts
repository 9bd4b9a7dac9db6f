/** Runs a program in the global scope. It has no time limit: nothing in a browser ends a loop from outside. */
// biome-ignore lint/security/noGlobalEval: this is what runs cells
export const runInThisContext: (code: string) => unknown = globalThis.eval;
export default { runInThisContext };
