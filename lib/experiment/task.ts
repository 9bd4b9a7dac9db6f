import { DataLoader } from '../DataLoader';
import type { ImageDataset } from '../FashionMNIST';
import { SoftmaxRegression } from '../SoftmaxRegression';
import { type Weights, writeModel } from './modelMemory';
import { type SharedMemory, softmaxStep } from './sharedMemory';
import type { Task } from './worker.mjs';

/** In what the runs differ. */
export interface Variant {
  batchSize: number;
  /** Of the first weights and of the order of samples, as in `SoftmaxRegression` and `DataLoader`. */
  seed: number;
}

/** What a worker needs for one run; the first weights are written into its workspace. */
export function makeTask(
  { batchSize, seed }: Variant,
  given: { shared: SharedMemory; worker: number; learningRate: number; orders: Uint32Array[] },
): Task {
  const { memory, train, test, workspaces } = given.shared;
  const { learningRate, orders } = given;
  const size = Math.min(batchSize, train.count);
  const workspace = workspaces[given.worker];
  writeModel(memory, workspace.model, firstWeights(seed));
  return { softmaxStep, memory, train, test, workspace, batchSize: size, learningRate, orders };
}

function firstWeights(seed: number): Weights {
  const model = new SoftmaxRegression({ seed });
  const [weight, bias] = model.parameters.map(({ value }) => value.dataSync() as Float32Array);
  for (const { value } of model.parameters) value.dispose();
  return { weight, bias };
}

/** The order of samples in each epoch, in memory that is shared with the workers, not copied to them. */
export async function epochOrders(train: ImageDataset, seed: number, epochs: number): Promise<Uint32Array[]> {
  const loader = new DataLoader(train, { batchSize: 1, shuffle: true, seed });
  const orders: Uint32Array[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = loader.order(epoch);
    const shared = new Uint32Array(new SharedArrayBuffer(order.byteLength));
    shared.set(order);
    orders.push(shared);
    await new Promise(setImmediate); // hundreds of epochs take a second: an interrupt gets in
  }
  return orders;
}
