/** An error as lines of text: its class, its stack, its own properties, its causes. */
import { host } from '../host';

/** The properties of an error. They can have any type, because the reader's code may have made it. */
interface ErrorLike {
  name?: unknown;
  message?: unknown;
  stack: string;
  cause?: unknown;
  errors?: unknown;
}

const MOST = 20; // errors shown, of a chain of causes

export const isErrorLike = (value: unknown): value is ErrorLike =>
  typeof (value as ErrorLike | null | undefined)?.stack === 'string';

/** The name of an error, or the name of its class if that sets none: `class DataError extends Error {}` gives `DataError`. */
export function nameOf(error: ErrorLike): string {
  const name = String(error.name);
  let holder: object | null = error;
  while (holder && !Object.hasOwn(holder, 'name')) holder = Object.getPrototypeOf(holder);
  const isInherited = holder?.constructor?.name === name && holder !== Object.getPrototypeOf(error) && holder !== error;
  return (isInherited && error.constructor?.name) || name;
}

/** @param seen Errors that are shown already, because an error can be its own cause. */
export function traceback(error: unknown, seen = new Set<unknown>()): string {
  seen.add(error);
  if (!isErrorLike(error)) return host.inspect(error);
  const inner = (introduction: string, part: unknown) =>
    seen.has(part) || seen.size >= MOST ? [] : [`${introduction}: ${traceback(part, seen)}`];
  const { cause, errors } = error;
  return [
    withName(error),
    ...ownProperties(error),
    ...(Array.isArray(errors) ? errors.flatMap((part) => inner('One of', part)) : []),
    ...(cause === undefined ? [] : inner('Caused by', cause)),
  ].join('\n');
}

/** Puts the class's name into the stack. V8 begins it with the `name` property only. */
function withName(error: ErrorLike): string {
  const { stack } = error;
  const [inherited, shown] = [String(error.name), nameOf(error)];
  const isFirst = stack.startsWith(inherited) && /^(:|\s|$)/.test(stack.slice(inherited.length));
  return isFirst ? shown + stack.slice(inherited.length) : stack;
}

/** The error's own properties as Node shows them: `{ code: 'ENOENT' }`. */
function ownProperties(error: ErrorLike): string[] {
  const shownElsewhere = new Set<PropertyKey>(['name', 'message', 'stack', 'cause', 'errors']);
  const own: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(error);
  for (const key of Reflect.ownKeys(own)) if (shownElsewhere.has(key) || !own[key].enumerable) delete own[key];
  if (Reflect.ownKeys(own).length === 0) return [];
  try {
    return [host.inspect(Object.defineProperties({}, own))];
  } catch {
    return []; // if one cannot be shown, the error is shown without them
  }
}
