import type { tf } from '#lib';

export const says = /changed or disposed/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const classes = logProbs.shape[1];
  const values = logProbs.dataSync(); // while nothing was computed from it, the tensor's own memory
  for (let i = 0; i < values.length; i++) values[i] = -values[i];
  const picked = Array.from(labels.dataSync(), (label, i) => values[i * classes + label]);
  return picked.reduce((sum, x) => sum + x, 0) / picked.length;
}
