import { tf } from './tensorflow';

/**
 * A trainable tensor with its gradient, like PyTorch's `nn.Parameter`.
 *
 * TensorFlow.js returns a new gradient each time. Here, as in PyTorch, `backward` *adds* to `grad` until
 * `zeroGrad` clears it.
 *
 * @example
 * const weight = new Parameter(tf.zeros([784, 10]), 'weight');
 * weight.value.shape; // [784, 10]
 * weight.grad; // null
 */
export class Parameter {
  /** The weights, which training changes. */
  readonly value: tf.Variable;
  /** The sum of the gradients since the last `zeroGrad`, in the shape of `value`; null if there is none. */
  grad: tf.Tensor | null = null;

  /** @param initial The first value. It is copied; the caller still has to free it. */
  constructor(
    initial: tf.Tensor,
    readonly name: string,
  ) {
    this.value = tf.variable(initial);
  }

  /** Adds `gradient` to `grad`. The caller still has to free `gradient`. */
  accumulateGrad(gradient: tf.Tensor): void {
    const sum = tf.keep(this.grad ? tf.add(this.grad, gradient) : tf.clone(gradient));
    this.zeroGrad();
    this.grad = sum;
  }

  /** Frees the gradient and sets `grad` to null. */
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
