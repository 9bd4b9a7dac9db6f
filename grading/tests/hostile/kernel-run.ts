// logSoftmaxCheck logSoftmax
function logSoftmax(logits: tf.Tensor2D): tf.Tensor {
  return (tf.engine() as any).runKernel('LogSoftmax', { logits });
}
