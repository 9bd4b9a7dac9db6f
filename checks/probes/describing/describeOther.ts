import { inspect } from 'node:util';

/** Describes a result of the wrong kind, in at most 120 characters. */
export function describeOther(result: unknown): { kind: 'other'; type: string } {
  if (typeof result === 'string' && result.length > 100) {
    return { kind: 'other', type: `a string of ${result.length} characters` }; // inspecting a very long one takes seconds
  }
  const shown = inspect(result, { depth: 1, maxArrayLength: 3, breakLength: Infinity });
  return { kind: 'other', type: `${typeof result} ${shown}`.slice(0, 120) };
}
