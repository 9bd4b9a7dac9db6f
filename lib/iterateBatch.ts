import { accuracy } from './accuracy';
import { backward } from './backward';
import type { Minibatch } from './DataLoader';
import { nllLoss } from './nllLoss';
import type { SGD } from './SGD';
import type { SoftmaxRegression } from './SoftmaxRegression';
import { tf } from './tensorflow';

/** The results of one training step, as plain numbers. */
export interface BatchRecord {
  /** Mean loss of the minibatch before the step, in nats. */
  loss: number;
  /** The share of the minibatch that was classified correctly before the step, 0 – 1. */
  accuracy: number;
  /** The number of samples in the minibatch. */
  samples: number;
}

/**
 * One training step on one minibatch.
 *
 * @example
 * const model = new SoftmaxRegression({ seed: 0 });
 * const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
 * const batch = { images: tf.zeros([4, 784]), labels: tf.tensor1d([0, 1, 2, 3], 'int32') };
 * iterateBatch(model, optimizer, batch).samples; // 4
 */
export function iterateBatch(model: SoftmaxRegression, optimizer: SGD, batch: Minibatch): BatchRecord {
  return tf.tidy('iterateBatch', () => {
    const { images, labels } = batch; // 1. load a minibatch
    optimizer.zeroGrad(); // 2. zero the gradients
    const { loss, logProbs } = backward(() => {
      const logProbs = model.forward(images); // 3. forward
      const loss = nllLoss(logProbs, labels); // 4. the loss on this minibatch
      return { loss, logProbs };
    }, model.parameters); // 5. backward: the stochastic gradient
    optimizer.step(); // 6. the optimizer's step
    return { loss: loss.dataSync()[0], accuracy: accuracy(logProbs, labels), samples: labels.size };
  });
}
