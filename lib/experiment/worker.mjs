/*
 * What a worker thread does: one run of training, start to end. Plain JavaScript, since Node gives worker threads no
 * TypeScript. Random numbers stay with the caller: first weights and orders of samples come with the task.
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
 * @property {Uint32Array[]} orders the samples' order in each epoch
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
 * Trains the model that lies in the workspace, and tests it at each epoch's end.
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
 * The mean over samples: the last minibatch may be smaller, and then counts less.
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
 * The standard deviation of minibatch losses, from neighbours' differences: `√(Σ (loss[i+1] − loss[i])² / (2 (n − 1)))`.
 *
 * About the mean it would also count that the loss falls over the epoch; between neighbours it hardly does.
 * Reference: von Neumann, Kent, Bellinson & Hart (1941), The mean square successive difference.
 *
 * @param {Float32Array} minibatchLosses of whole minibatches
 * @returns {number} NaN for fewer than two.
 */
function lossNoise(minibatchLosses) {
  let squares = 0;
  for (let i = 1; i < minibatchLosses.length; i++) squares += (minibatchLosses[i] - minibatchLosses[i - 1]) ** 2;
  return minibatchLosses.length < 2 ? NaN : Math.sqrt(squares / (2 * (minibatchLosses.length - 1)));
}
