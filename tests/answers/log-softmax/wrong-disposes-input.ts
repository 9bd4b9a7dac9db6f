import { tf } from '#lib';

export const says = /changed or disposed/;

export default function logSoftmax(z: tf.Tensor2D) {
  const result = tf.logSoftmax(z);
  z.dispose();
  return result;
}
