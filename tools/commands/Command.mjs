/**
 * @typedef {object} Command
 * @property {string} does one sentence, for `npm run help`
 * @property {string} [words] what may follow the name; for npm after `--`
 * @property {'course' | 'grading' | 'tests'} [needs] what is set up first, Python included; nothing if left out
 * @property {string} [oldestPython] the oldest Python that will do, if it must be newer than the course's
 * @property {(words: string[]) => void | Promise<void>} [precondition] throws a Failure for what would fail after set-up
 * @property {(project: string, words: string[]) => Promise<number>} run does it; returns the exit code
 */

export {};
