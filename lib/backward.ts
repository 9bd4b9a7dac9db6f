import type { Parameter } from './Parameter';
import { tf } from './tensorflow';
import { dropTape } from './workarounds/dropTape';

/**
 * Computes the gradient of the loss by each parameter and *adds* it to the parameter's `grad`: `grad += ∂loss/∂value`.
 *
 * TensorFlow.js records operations only while `lossFn` runs, so `lossFn` has to contain the forward pass.
 *
 * @param lossFn Returns the loss, a scalar, and anything else that the caller wants to keep.
 * @returns What `lossFn` returned. The caller, or the `tf.tidy` around the call, frees its tensors.
 * @throws TypeError when `lossFn` does not return a scalar tensor as `loss`.
 *
 * @example
 * const x = new Parameter(tf.scalar(3), 'x');
 * backward(() => ({ loss: tf.square(x.value) }), [x]);
 * x.grad?.arraySync(); // 6
 */
export function backward<Result extends { loss: tf.Tensor }>(lossFn: () => Result, parameters: Parameter[]): Result {
  let result: Result | undefined;
  const copies = new Map<string, tf.Tensor>(); // variableGrads frees all tensors of lossFn except the loss
  try {
    const { value, grads } = tf.variableGrads(
      () => {
        result = lossFn();
        const loss = scalarLoss(result);
        for (const [name, tensor] of Object.entries(result)) {
          if (tensor instanceof tf.Tensor && tensor !== loss) copies.set(name, tf.keep(tf.clone(tensor)));
        }
        return loss;
      },
      parameters.map((parameter) => parameter.value),
    );
    for (const parameter of parameters) {
      const gradient = grads[parameter.value.name];
      if (gradient) parameter.accumulateGrad(gradient);
    }
    tf.dispose(grads);
    const rest = Object.fromEntries([...copies].map(([name, copy]) => [name, tf.clone(copy)]));
    return { ...(result as Result), ...rest, loss: value };
  } catch (error) {
    dropTape();
    throw error;
  } finally {
    for (const copy of copies.values()) copy.dispose();
  }
}

function scalarLoss(result: { loss: tf.Tensor }): tf.Scalar {
  const loss = result?.loss;
  if (loss instanceof tf.Tensor && loss.rank === 0) return loss as tf.Scalar;
  const found = loss instanceof tf.Tensor ? `a tensor of shape [${loss.shape}]` : String(loss);
  throw new TypeError(`Cannot differentiate the loss: lossFn must return { loss } with a scalar tensor, got ${found}`);
}
