// logSoftmaxCheck logSoftmax
const { recordOperations } = require('./checks/probes/recording/recordOperations');
function logSoftmax(logits: tf.Tensor2D): tf.Tensor {
  const mine = recordOperations();
  const result = require('#lib').logSoftmax(logits);
  mine.stop();
  mine.stop();
  return result;
}
