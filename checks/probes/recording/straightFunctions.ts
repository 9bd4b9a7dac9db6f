import { tf } from '#lib';

/** Functions of one number, by TensorFlow.js's kernel and the name of its input. */
const functions: Record<string, string> = {
  ...{
    Step: 'x',
    Sign: 'x',
    Round: 'x',
    Floor: 'x',
    Ceil: 'x',
    ClipByValue: 'x',
    Relu: 'x',
    Relu6: 'x',
    LeakyRelu: 'x',
  },
  ...{
    Elu: 'x',
    Selu: 'x',
    Softplus: 'x',
    Sigmoid: 'x',
    Tanh: 'x',
    Erf: 'x',
    Abs: 'x',
    Atan: 'x',
    Exp: 'x',
    Expm1: 'x',
  },
  ...{ Log: 'x', Log1p: 'x', Sqrt: 'x', Rsqrt: 'x', Square: 'x', Reciprocal: 'x', Softmax: 'logits' },
};

/**
 * Replaces the gradient of every function of one number by that of the identity, and gives the condition of `where` a gradient.
 * The function that it returns restores the gradients of TensorFlow.js.
 *
 * With these gradients a flat function such as `step` passes a gradient on, so a gradient arrives at the input of every value
 * that was computed on the tape. It stays 0 for a value from elsewhere to which the answer adds a term that is 0.
 */
export function straightenFunctions(): () => void {
  const gradients: tf.GradConfig[] = [...Object.entries(functions).map(straight), choice];
  const own = gradients.map(({ kernelName }) => tf.getGradient(kernelName));
  for (const gradient of gradients) tf.registerGradient(gradient);
  return () => {
    gradients.forEach(({ kernelName }, i) => {
      tf.unregisterGradient(kernelName);
      if (own[i]) tf.registerGradient(own[i]);
    });
  };
}

function straight([kernelName, input]: [string, string]): tf.GradConfig {
  return { kernelName, gradFunc: (dy) => ({ [input]: () => tf.clone(dy as tf.Tensor) }) };
}

const choice: tf.GradConfig = {
  kernelName: 'Select',
  inputsToSave: ['condition'],
  gradFunc: (dy, [condition]) => ({
    condition: () => tf.clone(dy as tf.Tensor),
    t: () => tf.mul(dy as tf.Tensor, tf.cast(condition, 'float32')),
    e: () => tf.mul(dy as tf.Tensor, tf.cast(tf.logicalNot(condition), 'float32')),
  }),
};
