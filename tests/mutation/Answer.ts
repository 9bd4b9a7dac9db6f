/** A student's function, whatever its task. */
// biome-ignore lint/suspicious/noExplicitAny: each task has parameters of its own
export type Answer = (...words: any[]) => unknown;
