import { tf } from '#lib';

/**
 * Marks where TensorFlow.js's scopes stand; the function that it returns goes back there.
 *
 * Code that is cut off skips the `finally` blocks by which TensorFlow.js 4.22.0 leaves its scopes and tapes, and one that
 * throws inside `tf.grad` leaves its tape: all later training would fail.
 */
export function markScopes(): () => void {
  const engine = tf.engine() as unknown as Engine;
  const { gradientDepth, kernelDepth, activeTape } = engine.state;
  const depth = engine.state.scopeStack.length;
  return () => {
    const { state } = engine;
    Object.assign(state, { gradientDepth, kernelDepth, activeTape });
    while (state.scopeStack.length > depth) engine.endScope();
  };
}

interface Engine {
  endScope(): void;
  state: {
    gradientDepth: number;
    kernelDepth: number;
    activeTape: unknown;
    scopeStack: unknown[];
  };
}
