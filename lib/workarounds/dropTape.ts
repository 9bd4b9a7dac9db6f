import { tf } from '../tensorflow';

/**
 * Frees the tensors that TensorFlow.js saved for a gradient, if an error prevented its computation.
 *
 * TensorFlow.js 4.22.0 does not free them when the function, or one of its gradients, throws.
 */
export function dropTape(): void {
  const { state } = tf.engine();
  if (state.gradientDepth > 0) return; // an outer gradient still needs it
  for (const { saved } of state.activeTape ?? []) tf.dispose(saved ?? []);
  state.activeTape = null as unknown as typeof state.activeTape;
}
