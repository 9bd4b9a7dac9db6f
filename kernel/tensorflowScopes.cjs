// @ts-check
'use strict';
/**
 * An interrupt that cuts off code skips the `finally` blocks by which TensorFlow.js 4.22.0 leaves its scopes and tapes, and all
 * training after it would fail. This leaves them; the tensors of the scopes are disposed.
 */
function leaveTensorFlowScopes() {
  const engine = /** @type {any} */ (globalThis)._tfengine;
  if (!engine) return;
  Object.assign(engine.state, { kernelDepth: 0, gradientDepth: 0, activeTape: null });
  while (engine.state.scopeStack.length > 0) engine.endScope();
}

module.exports = { leaveTensorFlowScopes };
