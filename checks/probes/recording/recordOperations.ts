import { tf } from '#lib';

/**
 * Records the names of the operations that run until `stop`. TensorFlow.js opens a scope with the operation's name for each
 * call, however it is called. So do those functions of lib that are the task of an exercise.
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
