/** Errors of names that a web page has. TypeScript only says that they are not there, though a notebook is shown in a page. */
import { dom } from './webGlobals';

const MISSING = /^Cannot find name '(\w+)'/;
/** Text and numbers are left out: `name` and `length` are more often a reader's own. */
const DECLARED = /^declare (?:var|const|function) (\w+)\b(?!: (?:string|number|boolean|void);)/gm;

const PRINTS = new Set(['alert', 'print']); // so in other languages and in pages

const ofPage = () => new Set(Array.from(dom().matchAll(DECLARED), ([, name]) => name));

/** A message of TypeScript, with a sentence on the page's name that it cannot find. */
export function withPageAdvice(message: string): string {
  const [, name] = MISSING.exec(message) ?? [];
  if (!name || !ofPage().has(name)) return message;
  const advice = PRINTS.has(name) ? ' console.log() shows a value.' : '';
  return `${message}\n  Cells run apart from the page: there is no ${name} unless a cell declares it.${advice}`;
}
