interface Engine {
  state: { kernelDepth: number; gradientDepth: number; activeTape: unknown; scopeStack: unknown[] };
  endScope(): void;
}

/**
 * Closes TensorFlow.js's scopes and tapes, and disposes the scopes' tensors. An interrupt that cuts off code skips the `finally`
 * blocks in which TensorFlow.js 4.22.0 closes them, and all later training would fail.
 */
export function leaveTensorFlowScopes(): void {
  const { _tfengine: engine } = globalThis as { _tfengine?: Engine };
  if (!engine) return;
  Object.assign(engine.state, { kernelDepth: 0, gradientDepth: 0, activeTape: null });
  while (engine.state.scopeStack.length > 0) engine.endScope();
}
