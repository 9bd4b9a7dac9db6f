/** Right parts of answers, for wrong answers that go wrong elsewhere. */
import {
  accuracy,
  backward,
  type DataLoader,
  type Minibatch,
  nllLoss,
  type SGD,
  type SoftmaxRegression,
  tf,
} from '#lib';
import type { KeepsWeights } from '../../checks/probes/keepsWeights';

/** Log-softmax from operations that exercise 1 allows. */
export function logSoftmaxOf(z: tf.Tensor): tf.Tensor {
  const shifted = tf.sub(z, tf.max(z, 1, true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
}

export function softmaxOf(z: tf.Tensor): tf.Tensor {
  const powers = tf.exp(tf.sub(z, tf.max(z, 1, true)));
  return tf.div(powers, tf.sum(powers, 1, true));
}

/** All weights and biases. */
export function valuesOf({ parameters }: SoftmaxRegression): Float32Array {
  const all = () => tf.concat(parameters.map(({ value }) => tf.reshape(value, [-1]))).dataSync<'float32'>();
  return tf.tidy(all).slice(); // a copy
}

/** Trains for one epoch. */
export function trainOnce({ model, optimizer, loader, lossFn }: Parameters<KeepsWeights>[0]): void {
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      optimizer.zeroGrad();
      backward(() => ({ loss: lossFn(model.forward(images), labels) }), model.parameters);
      optimizer.step();
    });
  }
}

/** One step, with the scores before it. */
export function stepOnce(model: SoftmaxRegression, optimizer: SGD, { images, labels }: Minibatch) {
  return tf.tidy(() => {
    optimizer.zeroGrad();
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images);
      return { loss: nllLoss(logProbs, labels), logProbs };
    }, model.parameters);
    optimizer.step();
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels) };
  });
}

/** Mean loss and accuracy over all pictures. */
export function meanScores(model: SoftmaxRegression, loader: DataLoader): { loss: number; accuracy: number } {
  let [loss, correct, seen] = [0, 0, 0];
  for (const { images, labels } of loader) {
    tf.tidy(() => {
      const logProbs = model.forward(images);
      loss += nllLoss(logProbs, labels).dataSync()[0] * labels.size;
      correct += accuracy(logProbs, labels) * labels.size;
      seen += labels.size;
    });
  }
  return { loss: loss / seen, accuracy: correct / seen };
}
