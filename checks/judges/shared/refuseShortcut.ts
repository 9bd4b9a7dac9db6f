import type { Json } from '../../probes/Json';
import type { Verdict } from '../../Verdict';

/**
 * The verdicts on an answer that calls what it should do itself; null where it does its own work.
 *
 * @param used The names of the operations that ran, as `recordOperations` gives them.
 * @param forbidden What must not be called, by the name of its scope, with the words for it.
 */
export function refuseShortcut(tasks: string[], used: Json | undefined, forbidden: Record<string, string>) {
  const name = Object.keys(forbidden).find((one) => Array.isArray(used) && used.includes(one));
  if (name === undefined) return null;
  const next = 'That is the very thing to write here. Build it from the operations that the task allows.';
  return tasks.map((task): Verdict => ({ task, voice: 'not yet', seen: `it calls ${forbidden[name]}`, next }));
}
