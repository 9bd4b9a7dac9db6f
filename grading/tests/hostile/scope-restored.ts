// logSoftmaxCheck logSoftmax
const hidden = (tf as any)[`log${'Softmax'}`];
const scope = Object.getPrototypeOf(tf.engine()).startScope;
function logSoftmax(logits: tf.Tensor2D): tf.Tensor {
  const engine: any = tf.engine();
  Reflect.set(engine, 'startScope', scope);
  Reflect.defineProperty(engine, 'startScope', { value: scope });
  Reflect.deleteProperty(engine, 'startScope');
  return hidden(logits);
}
