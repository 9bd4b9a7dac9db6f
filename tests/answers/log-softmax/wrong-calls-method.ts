import type { tf } from '#lib';

export const says = /it calls `logSoftmax` of TensorFlow.js or of lib/;

export default function logSoftmax(z: tf.Tensor2D) {
  return z.logSoftmax();
}
