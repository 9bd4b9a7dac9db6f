/** Errors of imports. TypeScript only says that a module is not there: a reader may not know where packages come from. */
import { host } from '../compilerHost';

const MISSING = /^Cannot find module '(.*?)'/;
const isPath = (name: string) => /^\.{0,2}(\/|$)/.test(name);

/** A message of TypeScript, with a sentence on the package that it cannot find. */
export function withPackageAdvice(message: string): string {
  const [, name = ''] = MISSING.exec(message) ?? [];
  const advice = isPath(name) ? '' : host.missingModule(name);
  return advice ? `${message}\n  ${advice}` : message;
}
