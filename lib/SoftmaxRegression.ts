import { CLASSES, PIXELS } from './dataset/shape';
import { logSoftmax } from './logSoftmax';
import { Parameter } from './Parameter';
import { uniform } from './random';
import { tf } from './tensorflow';

/**
 * The linear classifier: `logProbs = logSoftmax(images @ weight + bias)`.
 *
 * Weights and biases are first drawn uniformly from ±1/√784 = ±1/28, as in PyTorch's `nn.Linear`.
 *
 * @example
 * const model = new SoftmaxRegression({ seed: 0 });
 * model.forward(tf.zeros([2, 784])).shape; // [2, 10]
 */
export class SoftmaxRegression {
  readonly weight: Parameter; // [784, 10]
  readonly bias: Parameter; // [10]

  constructor({ seed }: { seed: number }) {
    const next = uniform(seed);
    const bound = 1 / Math.sqrt(PIXELS);
    const draw = (size: number) => new Float32Array(size).map(() => (2 * next() - 1) * bound);
    const weight = tf.tensor(draw(PIXELS * CLASSES), [PIXELS, CLASSES]);
    const bias = tf.tensor(draw(CLASSES), [CLASSES]);
    this.weight = new Parameter(weight, 'weight');
    this.bias = new Parameter(bias, 'bias');
    tf.dispose([weight, bias]);
  }

  get parameters(): Parameter[] {
    return [this.weight, this.bias];
  }

  /**
   * @param images Pixels in [0, 1], `[batch, 784]`.
   * @returns Log-probabilities, `[batch, 10]`.
   * @throws RangeError when `images` is not `[batch, 784]`.
   */
  forward(images: tf.Tensor2D): tf.Tensor2D {
    if (images.rank !== 2 || images.shape[1] !== PIXELS) {
      throw new RangeError(`Cannot classify images: images must be [batch, ${PIXELS}], got shape [${images.shape}]`);
    }
    const logits = tf.add(tf.matMul(images, this.weight.value as tf.Tensor2D), this.bias.value); // [batch, 10]
    return logSoftmax(logits as tf.Tensor2D);
  }
}
