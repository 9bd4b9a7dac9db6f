/**
 * TypeScript's advice on its own options, on tsconfig.json and on packages of types. A notebook has none of them to change, so the advice
 * is left out. A message that is about an option says that it is fixed.
 */
import { diagnosticMessages, optionNames } from './typescriptInternals';

/** The library of JavaScript whose types cells have. */
export const LIBRARY = 'ES2022';
const OTHER_LIBRARY = /'lib' compiler option to (?!include 'dom')/;
const LIBRARY_IS_FIXED = `Cells have the types of ${LIBRARY}.`;
const FIXED = 'The options of the compiler are the same for all cells: a notebook cannot change them.';

const SENTENCE_ENDS = /(?<=[.?!]) +(?=[A-Z])/;
const WORDS = /\boptions?\b|compilerOption|' flag|tsconfig|[`']npm /i;
const QUOTED = /['"`]-{0,2}(\w+)(?:: \w+)?['"`]/g;

const namesOption = (text: string) =>
  WORDS.test(text) || Array.from(text.matchAll(QUOTED), ([, name]) => name).some((name) => optionNames.has(name));

/** Whatever TypeScript puts in place of `{0}` in a part of its messages. */
const filled = (part: string) => part.replace(/[.*+?^$()[\]|\\]/g, '\\$&').replace(/\{\d\}/g, () => '[^]*'); // braces hold places only

/** @param code The message's number. Its text in TypeScript's table tells what is advice, and what came from the cell. */
export function withoutOptions(message: string, code: number): string {
  const template = diagnosticMessages.get(code) ?? '';
  if (!namesOption(template)) return message;
  const [fact, ...advice] = template.split(SENTENCE_ENDS);
  const isAdvice = advice.some(namesOption);
  const shown = isAdvice ? message.replace(new RegExp(` +${filled(advice.join(' '))}$`), '') : message;
  if (namesOption(fact)) return `${shown}\n  ${FIXED}`;
  return OTHER_LIBRARY.test(template) ? `${shown}\n  ${LIBRARY_IS_FIXED}` : shown;
}
