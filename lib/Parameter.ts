import { tf } from './tensorflow';

/**
 * A trainable tensor together with its gradient, as PyTorch's `nn.Parameter`.
 *
 * TensorFlow.js hands out a fresh gradient each time; here `backward` *adds* to `grad` until `zeroGrad` clears it.
 *
 * @example
 * const weight = new Parameter(tf.zeros([784, 10]), 'weight');
 * weight.value.shape; // [784, 10]
 * weight.grad; // null
 */
export class Parameter {
  /** What training changes. */
  readonly value: tf.Variable;
  /** The sum of the gradients since the last `zeroGrad`, of `value`'s shape; null when there is none. */
  grad: tf.Tensor | null = null;

  /** @param initial Copied; it stays the caller's. */
  constructor(
    initial: tf.Tensor,
    readonly name: string,
  ) {
    this.value = tf.variable(initial);
  }

  /** Adds `gradient` to `grad`; the tensor given stays the caller's. */
  accumulateGrad(gradient: tf.Tensor): void {
    const sum = tf.keep(this.grad ? tf.add(this.grad, gradient) : tf.clone(gradient));
    this.zeroGrad();
    this.grad = sum;
  }

  /** Forgets the gradient. */
  zeroGrad(): void {
    this.grad?.dispose();
    this.grad = null;
  }

  /** Frees both tensors. */
  dispose(): void {
    this.zeroGrad();
    this.value.dispose();
  }
}
