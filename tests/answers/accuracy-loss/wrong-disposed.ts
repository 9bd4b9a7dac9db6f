import { accuracy, tf } from '#lib';

export const says = /gave a disposed tensor.*before `dispose`/s;

export default function accuracyLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const loss = tf.scalar(1 - accuracy(logProbs, labels));
  loss.dispose();
  return loss;
}
