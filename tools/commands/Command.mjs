/**
 * @typedef {object} Command
 * @property {string} does one sentence, for `npm run help`
 * @property {string} [words] what may follow the name (npm wants `--` before it)
 * @property {import('../setup/pythonPackages.mjs').Purpose} [needs] what is set up first, including Python; nothing is set up if it is left out
 * @property {string} [oldestPython] the oldest Python that the command supports, if it is newer than the course's
 * @property {(words: string[]) => void | Promise<void>} [precondition] throws a Failure before set-up, which may take minutes
 * @property {(project: string) => void} [prepare] ends the set-up: writes what several runs at once would write over each other
 * @property {(project: string, words: string[]) => Promise<number>} run runs the command; returns the exit code
 */

export {};
