/** npm runs these two scripts without the word `run`. */
const WITHOUT_RUN = ['start', 'test'];

/** @param {string} name of a command */
export const asTyped = (name) => (WITHOUT_RUN.includes(name) ? `npm ${name}` : `npm run ${name}`);

/**
 * One sentence for each command, in the table's order.
 *
 * @param {Record<string, import('./Command.mjs').Command>} commands
 */
export function helpText(commands) {
  return Object.entries(commands)
    .map(([name, { does, words }]) => `${asTyped(name)}${words ? ` -- ${words}` : ''}\n    ${does}`)
    .join('\n');
}
