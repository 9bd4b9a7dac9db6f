import { rounded, type tf } from '#lib';

export const says = /rounded to 4 significant digits/;

export default function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  const rows = logProbs.arraySync();
  const own = labels.arraySync().map((label, i) => rows[i][label]);
  return rounded(-own.reduce((sum, x) => sum + x, 0) / own.length);
}
