import type { Json } from '../../probes/Json';
import type { Verdict } from '../../Verdict';

/**
 * The verdicts on an answer that calls the function that it should write; null for any other answer.
 *
 * @param used The names of the operations that ran, from `recordOperations`.
 * @param forbidden The operations that the answer must not call: the name of the scope, and the words for it.
 */
export function refuseShortcut(tasks: string[], used: Json | undefined, forbidden: Record<string, string>) {
  const name = Object.keys(forbidden).find((one) => Array.isArray(used) && used.includes(one));
  if (name === undefined) return null;
  const next = 'That is the very thing to write here. Build it from the operations that the task allows.';
  return tasks.map((task): Verdict => ({ task, voice: 'not yet', seen: `it calls ${forbidden[name]}`, next }));
}
