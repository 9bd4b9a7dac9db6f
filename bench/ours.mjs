/* Times training in the course's two ways, the lesson's and the experiment's, for run.mjs. */
import { availableParallelism } from 'node:os';
import { GRID } from './grid.mjs';
import { lib, shareMemory, softmaxStep, writeModel } from './loadLib.mjs';

const {
  CLASSES,
  compareBatchSizes,
  DataLoader,
  FashionMNIST,
  iterateBatch,
  PIXELS,
  SGD,
  SoftmaxRegression,
  tf,
  trainRun,
} = lib;

await tf.ready();
const data = { train: new FashionMNIST({ train: true }), test: new FashionMNIST({ train: false }) };
const few = {
  ...data.test,
  images: data.test.images.subarray(0, PIXELS),
  labels: data.test.labels.subarray(0, 1),
  length: 1,
};

/**
 * The lesson's way: `iterateBatch`, including the loader's time for each minibatch.
 *
 * @param {number} batchSize
 * @param {number} steps
 */
export function lessonSeconds(batchSize, steps) {
  const model = new SoftmaxRegression({ seed: 0 });
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  const batches = new DataLoader(data.train, { batchSize, shuffle: true, seed: 0 })[Symbol.iterator]();
  const start = performance.now();
  for (let step = 0; step < steps; step++) {
    const { value, done } = batches.next();
    if (done) throw new RangeError(`Cannot take ${steps} steps: an epoch has ${step}`);
    iterateBatch(model, optimizer, value);
  }
  const seconds = (performance.now() - start) / 1000;
  batches.return?.();
  for (const { value, grad } of model.parameters) tf.dispose([value, grad ?? []]);
  return seconds;
}

/**
 * The experiment's way: one epoch in one worker. A worker's first epoch does not count: its code is not optimised yet.
 *
 * @param {number} batchSize
 */
export async function experimentSeconds(batchSize) {
  const { records } = await trainRun({ ...data, test: few, batchSize, seed: 0, epochs: 2 });
  const loader = new DataLoader(data.train, { batchSize, shuffle: true, seed: 0 });
  const start = performance.now();
  loader.order(1);
  const order = (performance.now() - start) / 1000;
  return order + records[1].seconds - records[0].seconds;
}

/** The time that a reader waits for all of exercise 4's grid, including the workers' start, copies and evaluation. */
export async function gridSeconds() {
  const start = performance.now();
  await compareBatchSizes({ ...data, ...GRID });
  return (performance.now() - start) / 1000;
}

/** The experiment's evaluation of the 10,000 test pictures. */
export function evaluationSeconds() {
  const { memory, test, workspaces } = shareMemory({ ...data, train: few }, { workers: 1, batchSize: 1 });
  const [{ model, rows }] = workspaces;
  const weight = Float32Array.from({ length: PIXELS * CLASSES }, (_, i) => ((i % 7) - 3) / 10); // as large as trained weights
  writeModel(memory, model, { weight, bias: new Float32Array(CLASSES) });
  const { evaluate } = /** @type {any} */ (new WebAssembly.Instance(softmaxStep(), { env: { memory } }).exports);
  const once = () => {
    const start = performance.now();
    evaluate(test.records, test.count, model, rows);
    return (performance.now() - start) / 1000;
  };
  for (let i = 0; i < 20; i++) once(); // warm-up, until the code is optimised
  return once();
}

export const ourVersions = {
  Node: process.versions.node,
  'TensorFlow.js': `${tf.version_core} (${lib.backend.name})`,
  workers: String(availableParallelism()),
};
