/*
 * The program of a worker thread: it trains one model. It is plain JavaScript, since Node 20 cannot load TypeScript.
 * It draws no random numbers: the first weights lie in the shared memory, and the task holds the orders of samples.
 */

/**
 * @typedef {object} Task
 * @property {WebAssembly.Module} softmaxStep
 * @property {WebAssembly.Memory} memory
 * @property {import('./sharedMemory').SharedPictures} train
 * @property {import('./sharedMemory').SharedPictures} test
 * @property {import('./sharedMemory').Workspace} workspace
 * @property {number} batchSize
 * @property {number} learningRate
 * @property {Uint32Array[]} orders the order of samples in each epoch
 *
 * @typedef {object} Epoch
 * @property {number} seconds of training
 * @property {number} trainLoss
 * @property {number} trainAccuracy
 * @property {number} testLoss
 * @property {number} testAccuracy
 * @property {number} lossNoise
 */

/**
 * Trains the model in the workspace, and tests it at the end of each epoch.
 *
 * @param {Task} task
 * @returns {Epoch[]}
 */
export default function trainRun({ softmaxStep, memory, train, test, workspace, batchSize, learningRate, orders }) {
  const step = /** @type {any} */ (new WebAssembly.Instance(softmaxStep, { env: { memory } }).exports);
  const { order, losses, model, rows } = workspace;
  const minibatches = Math.ceil(train.count / batchSize);
  const minibatchLosses = new Float32Array(memory.buffer, losses, minibatches);
  return orders.map((epochOrder) => {
    new Uint32Array(memory.buffer, order, train.count).set(epochOrder);
    const start = performance.now();
    step.trainEpoch(train.records, order, train.count, batchSize, learningRate, model, rows, losses);
    const seconds = (performance.now() - start) / 1000;
    const trainAccuracy = step.correct.value / train.count;
    const testLoss = step.evaluate(test.records, test.count, model, rows) / test.count;
    return {
      seconds,
      trainLoss: meanLoss(minibatchLosses, train.count, batchSize),
      trainAccuracy,
      testLoss,
      testAccuracy: step.correct.value / test.count,
      lossNoise: lossNoise(minibatchLosses.subarray(0, Math.floor(train.count / batchSize))),
    };
  });
}

/**
 * The mean over samples. A smaller last minibatch gets less weight.
 *
 * @param {Float32Array} minibatchLosses
 * @param {number} count
 * @param {number} batchSize
 */
function meanLoss(minibatchLosses, count, batchSize) {
  let sum = 0;
  minibatchLosses.forEach((loss, i) => {
    sum += loss * Math.min(batchSize, count - i * batchSize);
  });
  return sum / count;
}

/**
 * The standard deviation of minibatch losses, from the differences of neighbours:
 * `√(Σ (loss[i+1] − loss[i])² / (2 (n − 1)))`.
 *
 * Deviations from the mean would also contain the fall of the loss over the epoch. Between neighbours it hardly falls.
 * Reference: von Neumann, Kent, Bellinson & Hart (1941), The mean square successive difference.
 *
 * @param {Float32Array} minibatchLosses without a smaller last minibatch
 * @returns {number} NaN if there are fewer than two minibatches.
 */
function lossNoise(minibatchLosses) {
  let squares = 0;
  for (let i = 1; i < minibatchLosses.length; i++) squares += (minibatchLosses[i] - minibatchLosses[i - 1]) ** 2;
  return minibatchLosses.length < 2 ? NaN : Math.sqrt(squares / (2 * (minibatchLosses.length - 1)));
}
