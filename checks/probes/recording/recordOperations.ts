import { tf } from '#lib';

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
