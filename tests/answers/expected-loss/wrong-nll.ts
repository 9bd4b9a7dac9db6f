import { nllLoss, type tf } from '#lib';

export const says = /it is the negative log-likelihood, as `nllLoss` gives it/;

export default function expectedLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D) {
  return nllLoss(logProbs, labels);
}
