// @ts-check
'use strict';

/**
 * Runs one command of `commands.mjs`: checks what the command requires, sets up what it needs, then runs it.
 * Every error becomes one clear message and the exit code 1.
 *
 * @param {string | undefined} name of the command; `help` if there is none
 * @param {string[]} words that follow it
 */
async function runCommand(name = 'help', words) {
  const { COMMANDS } = await import('./commands.mjs');
  const { asTyped } = await import('./commands/help.mjs');
  const { Failure, orOneClearMessage } = await import('./setup/failure.mjs');
  const { logFile, root } = await import('./setup/folders.mjs');
  const { requirePython } = await import('./setup/requirePython.mjs');
  const { setUp } = await import('./setup.mjs');

  process.exitCode = await orOneClearMessage(asTyped(name), logFile(root), async () => {
    if (!Object.hasOwn(COMMANDS, name)) {
      throw new Failure(`There is no command ${name}.`, `The commands are: ${Object.keys(COMMANDS).join(', ')}.`);
    }
    const { oldestPython, precondition, needs, prepare, run } = COMMANDS[name];
    if (oldestPython) requirePython(root, oldestPython, asTyped(name));
    await precondition?.(words);
    if (needs) await setUp(root, needs, prepare);
    return run(root, words);
  });
}

module.exports = { runCommand };
