/* What is measured in a page, in each browser. */
import { WorkerClient } from '../tools/book/workerClient.mjs';
import { GRID } from './grid.mjs';

export const LESSON = '02-log-softmax.ipynb'; // its first cell loads TensorFlow.js, and no pictures
export const PATIENCE = 120_000; // ms
export const AGAIN = 7; // starts

export const EPOCH = `import { DataLoader, FashionMNIST, iterateBatch, SGD, SoftmaxRegression, tf } from '#lib';
await tf.ready();
const data = new FashionMNIST({ train: true });
function epochSeconds() {
  const model = new SoftmaxRegression({ seed: 0 });
  const optimizer = new SGD(model.parameters, { learningRate: 0.1 });
  const start = performance.now();
  for (const batch of new DataLoader(data, { batchSize: 256, shuffle: true, seed: 0 })) iterateBatch(model, optimizer, batch);
  return (performance.now() - start) / 1000;
}
epochSeconds();
epochSeconds();`;

export const EXPERIMENT = `import { compareBatchSizes, FashionMNIST, tf } from '#lib';
await tf.ready();
const sets = { train: new FashionMNIST({ train: true }), test: new FashionMNIST({ train: false }) };
const begun = performance.now();
await compareBatchSizes({ ...sets, ...${JSON.stringify(GRID)} });
(performance.now() - begun) / 1000;`;

/**
 * Starts a kernel in the page, without JupyterLite around it.
 *
 * @param {import('playwright-core').Page} page
 */
export const startKernel = (page) => WorkerClient.start(page, 'lab/extensions/softmax-kernel/worker.js');

/**
 * Runs a cell.
 *
 * @param {WorkerClient} kernel
 * @param {string} code its value is a number
 * @returns {Promise<number>}
 */
export async function numberFrom(kernel, code) {
  const request = { code, silent: false, store_history: true, stop_on_error: true };
  const messages = await kernel.ask('execute_request', request);
  const result = messages.find(({ type }) => type === 'execute_result')?.content.data['text/plain'];
  if (Number(result) > 0) return Number(result);
  const error = messages.find(({ type }) => type === 'error')?.content.evalue;
  throw new Error(`Cannot measure a cell in the browser: ${error ?? `its value is ${result}`}`);
}

/**
 * Waits until the service worker has kept the site. It is in charge of the page when a reader comes again.
 *
 * @param {import('playwright-core').Page} page
 */
export async function allKept(page) {
  const count = () => page.evaluate(async () => (await (await caches.open('softmax-site')).keys()).length);
  const end = performance.now() + PATIENCE;
  for (let before = 0, now = 0; now === 0 || now !== before; before = now, now = await count()) {
    if (performance.now() > end) throw new Error('Cannot measure a second visit: the service worker keeps nothing');
    await new Promise((resolve) => setTimeout(resolve, 10_000)); // longer than the page waits before it keeps more
  }
}
