import { tf } from '#lib';
import type { Json, Verdict } from './Verdict';

/**
 * The operations that run until `stop`, by name: TensorFlow.js opens a scope of that name for each, whichever way it is
 * called, and so do those functions of lib that are a task somewhere.
 */
export function recordOperations(): { stop(): string[] } {
  const engine = tf.engine();
  const startScope = engine.startScope;
  const used = new Set<string>();
  engine.startScope = function (this: typeof engine, name?: string) {
    if (name) used.add(name.replace(/__op$/, ''));
    return startScope.call(this, name);
  };
  const stop = () => {
    engine.startScope = startScope;
    return [...used].sort();
  };
  return { stop };
}

/**
 * The verdicts on an answer that calls what it should do itself; null where it does its own work.
 *
 * @param forbidden What must not be called, by the name of its scope, with the words for it.
 */
export function refuseShortcut(tasks: string[], used: Json | undefined, forbidden: Record<string, string>) {
  const name = Object.keys(forbidden).find((one) => Array.isArray(used) && used.includes(one));
  if (name === undefined) return null;
  const next = 'That is the very thing to write here. Build it from the operations that the task allows.';
  return tasks.map((task): Verdict => ({ task, voice: 'not yet', seen: `it calls ${forbidden[name]}`, next }));
}
