import type { Parameter } from './Parameter';
import { tf } from './tensorflow';

/**
 * Stochastic gradient descent: `value ← value − learningRate · grad`.
 *
 * @throws RangeError when `learningRate` is negative, NaN or infinite.
 *
 * @example
 * const x = new Parameter(tf.scalar(3), 'x');
 * const optimizer = new SGD([x], { learningRate: 0.1 });
 * backward(() => ({ loss: tf.square(x.value) }), [x]);
 * optimizer.step();
 * x.value.arraySync(); // 2.4
 */
export class SGD {
  readonly learningRate: number;

  constructor(
    readonly parameters: Parameter[],
    { learningRate }: { learningRate: number },
  ) {
    if (!(learningRate >= 0 && learningRate < Infinity)) {
      throw new RangeError(`Cannot descend: learningRate must be a finite number >= 0, got ${learningRate}`);
    }
    this.learningRate = learningRate;
  }

  /** Clears all gradients. Without it, `backward` adds to the old ones. */
  zeroGrad(): void {
    for (const parameter of this.parameters) parameter.zeroGrad();
  }

  /** Moves each parameter against its gradient. A parameter without a gradient does not change. */
  step(): void {
    tf.tidy(() => {
      for (const { value, grad } of this.parameters) {
        if (grad) value.assign(tf.sub(value, tf.mul(grad, this.learningRate)));
      }
    });
  }
}
