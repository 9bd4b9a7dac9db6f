import { tf } from '#lib';
import { logSoftmaxOf } from '../../checks/rightParts';

export const says = /0 times Infinity on the way back/;

export default function logSoftmax(z: tf.Tensor2D) {
  const naive = tf.sub(z, tf.log(tf.sum(tf.exp(z), 1, true)));
  const calm = z.arraySync().map((row) => row.map(() => row.every((x) => Math.abs(x) < 80)));
  return tf.where(tf.tensor2d(calm, undefined, 'bool'), naive, logSoftmaxOf(z));
}
