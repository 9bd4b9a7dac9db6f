import { tf } from '#lib';

/**
 * Remembers which of TensorFlow.js's scopes are open. The function that it returns closes those opened since.
 *
 * Code that is cut off skips the `finally` blocks in which TensorFlow.js 4.22.0 closes its scopes and tapes, and code that
 * throws inside `tf.grad` leaves a tape open. All later training would fail.
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
