// nllLossCheck nllLoss
const free = Object.getPrototypeOf(tf.engine()).startScope;
function nllLoss(logProbs: tf.Tensor2D, labels: tf.Tensor1D): tf.Tensor {
  const engine: any = tf.engine();
  Reflect.set(engine, 'startScope', free);
  return require('#lib').nllLoss(logProbs, labels);
}
