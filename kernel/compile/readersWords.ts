/** TypeScript's messages for the reader of a notebook, who has no project of TypeScript's around the cells. */
import type ts from '@tslab/typescript-for-tslab';
import { withoutOptions } from './compilerOptions';
import { withPackageAdvice } from './packageAdvice';
import { withPageAdvice } from './pageGlobals';

const inNotebook = (message: string, code: number) => withPageAdvice(withPackageAdvice(withoutOptions(message, code)));

function chain({ messageText, code, next = [] }: ts.DiagnosticMessageChain): string {
  return [inNotebook(messageText, code), ...next.map(chain)].join('\n  ');
}

/** A message with its explanations. tslab 1.0.22 makes each of them an error of its own, and forgets which file it is of. */
export const readersWords = ({ messageText, code }: ts.Diagnostic): string =>
  typeof messageText === 'string' ? inNotebook(messageText, code) : chain(messageText);
