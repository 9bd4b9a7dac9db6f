import type { Parameter } from './Parameter';
import { tf } from './tensorflow';
import { dropTape } from './workarounds/dropTape';

/**
 * The gradient of the loss by each parameter, *added* to the parameter's `grad`: `grad += ∂loss/∂value`.
 *
 * TensorFlow.js records operations only while `lossFn` runs, so the forward pass stands inside it.
 *
 * @param lossFn Computes the loss, a scalar, and whatever else the caller wants to keep.
 * @returns What `lossFn` returned; its tensors belong to the caller, or to the `tf.tidy` around the call.
 * @throws TypeError when `lossFn` returns no scalar tensor as `loss`.
 *
 * @example
 * const x = new Parameter(tf.scalar(3), 'x');
 * backward(() => ({ loss: tf.square(x.value) }), [x]);
 * x.grad?.arraySync(); // 6
 */
export function backward<Result extends { loss: tf.Tensor }>(lossFn: () => Result, parameters: Parameter[]): Result {
  let result: Result | undefined;
  const copies = new Map<string, tf.Tensor>(); // variableGrads frees every tensor of lossFn's but the loss
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
