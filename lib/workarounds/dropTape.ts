import { tf } from '../tensorflow';

/**
 * Frees what TensorFlow.js recorded for a gradient that was not computed in the end.
 *
 * TensorFlow.js 4.22.0 keeps the tensors that its tape saved when the function, or one of its gradients, throws.
 */
export function dropTape(): void {
  const { state } = tf.engine();
  if (state.gradientDepth > 0) return; // an outer gradient still needs it
  for (const { saved } of state.activeTape ?? []) tf.dispose(saved ?? []);
  state.activeTape = null as unknown as typeof state.activeTape;
}
