interface Engine {
  state: { kernelDepth: number; gradientDepth: number; activeTape: unknown; scopeStack: unknown[] };
  endScope(): void;
}

/**
 * An interrupt that cuts off code skips the `finally` blocks by which TensorFlow.js 4.22.0 leaves its scopes and tapes, and all
 * training after it would fail. This leaves them; the tensors of the scopes are disposed.
 */
export function leaveTensorFlowScopes(): void {
  const { _tfengine: engine } = globalThis as { _tfengine?: Engine };
  if (!engine) return;
  Object.assign(engine.state, { kernelDepth: 0, gradientDepth: 0, activeTape: null });
  while (engine.state.scopeStack.length > 0) engine.endScope();
}
