import { DataLoader } from '../DataLoader';
import type { ImageDataset } from '../FashionMNIST';
import { SoftmaxRegression } from '../SoftmaxRegression';
import { tf } from '../tensorflow';
import { type Weights, writeModel } from './modelMemory';
import type { SharedMemory } from './sharedMemory';
import { softmaxStep } from './softmaxStep';
import type { Task } from './worker.mjs';

/** The options in which the runs differ. */
export interface Variant {
  batchSize: number;
  /** The seed of the first weights and of the order of samples, as in `SoftmaxRegression` and `DataLoader`. */
  seed: number;
}

/** Makes a worker's task for one run, and writes the first weights into the worker's workspace. */
export function makeTask(
  { batchSize, seed }: Variant,
  given: { shared: SharedMemory; worker: number; learningRate: number; orders: Uint32Array[] },
): Task {
  const { memory, train, test, workspaces } = given.shared;
  const { learningRate, orders } = given;
  const size = Math.min(batchSize, train.count);
  const workspace = workspaces[given.worker];
  writeModel(memory, workspace.model, firstWeights(seed));
  return { softmaxStep: softmaxStep(), memory, train, test, workspace, batchSize: size, learningRate, orders };
}

/** In a scope of this name, as `iterateBatch` and `evaluate` have theirs: a check can tell which way a training went. */
function named<Result>(name: string, create: () => Result): Result {
  let result: Result | undefined;
  tf.tidy(name, () => {
    result = create();
  });
  return result as Result;
}

function firstWeights(seed: number): Weights {
  const model = named('compareBatchSizes', () => new SoftmaxRegression({ seed }));
  const [weight, bias] = model.parameters.map(({ value }) => value.dataSync() as Float32Array);
  for (const { value } of model.parameters) value.dispose();
  return { weight, bias };
}

/** The order of samples in each epoch, in memory that the workers share, so that it need not be copied to each. */
export async function epochOrders(train: ImageDataset, seed: number, epochs: number): Promise<Uint32Array[]> {
  const loader = new DataLoader(train, { batchSize: 1, shuffle: true, seed });
  const orders: Uint32Array[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = loader.order(epoch);
    const shared = new Uint32Array(new SharedArrayBuffer(order.byteLength));
    shared.set(order);
    orders.push(shared);
    await new Promise(setImmediate); // hundreds of epochs take a second; here an interrupt can stop them
  }
  return orders;
}
