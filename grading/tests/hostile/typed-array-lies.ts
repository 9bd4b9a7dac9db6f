// logSoftmaxCheck logSoftmax
const typed = Object.getPrototypeOf(Float32Array.prototype);
const { subarray } = typed;
Reflect.set(typed, 'subarray', function (this: any, ...range: number[]) {
  return subarray.apply(this, range).map((x: number) => (Number.isFinite(x) ? x : -1));
});
Reflect.set(Array, 'from', () => []);
function logSoftmax(logits: tf.Tensor2D): tf.Tensor {
  return tf.sub(logits, tf.log(tf.sum(tf.exp(logits), 1, true)));
}
