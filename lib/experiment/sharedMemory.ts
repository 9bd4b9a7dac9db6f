import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PIXELS } from '../dataset/shape';
import type { ImageDataset } from '../FashionMNIST';
import { LABEL_AT, MODEL_BYTES, RECORD_BYTES, ROW_BYTES } from './layout';

/** The compiled step; a module is compiled once and given to all workers. */
export const softmaxStep = new WebAssembly.Module(readFileSync(resolve(__dirname, 'softmaxStep.wasm')));

const PAGE_BYTES = 65_536;
const MODULE_BYTES = PAGE_BYTES; // the module's own constants lie at the bottom

/** Pictures in the memory that all workers share. */
export interface SharedPictures {
  records: number; // address
  count: number;
}

/** What one worker writes to; addresses. */
export interface Workspace {
  order: number; // uint32 [count]
  losses: number; // float32 [minibatches]
  model: number;
  rows: number; // float32 [batchSize, 12]
}

export interface SharedMemory {
  memory: WebAssembly.Memory;
  train: SharedPictures;
  test: SharedPictures;
  workspaces: Workspace[];
}

/**
 * One copy of both datasets for all workers, and a workspace for each of them.
 *
 * @throws RangeError when WebAssembly's 4 GiB do not suffice.
 */
export function shareMemory(
  { train, test }: { train: ImageDataset; test: ImageDataset },
  { workers, batchSize }: { workers: number; batchSize: number },
): SharedMemory {
  let bytes = MODULE_BYTES;
  const reserve = (size: number) => {
    const address = bytes;
    bytes += Math.ceil(size / 64) * 64; // whole cache lines: no two workers write to the same one
    return address;
  };
  const pictures = ({ length }: ImageDataset) => ({ records: reserve(length * RECORD_BYTES), count: length });
  const shared = { train: pictures(train), test: pictures(test) };
  const workspaces = Array.from({ length: workers }, () => ({
    order: reserve(train.length * 4),
    losses: reserve(train.length * 4),
    model: reserve(MODEL_BYTES),
    rows: reserve(batchSize * ROW_BYTES),
  }));
  const memory = allocate(Math.ceil(bytes / PAGE_BYTES), train.length + test.length);
  copyPictures(memory, shared.train, train);
  copyPictures(memory, shared.test, test);
  return { memory, ...shared, workspaces };
}

/** The last experiment's memory, for the next one: the garbage collector sees too little of it to free it in time. */
let idle: WeakRef<WebAssembly.Memory> | null = null;

/** Gives memory back, once no worker uses it. */
export function releaseMemory({ memory }: SharedMemory): void {
  idle = new WeakRef(memory);
}

function allocate(pages: number, images: number): WebAssembly.Memory {
  const last = idle?.deref();
  idle = null;
  if (last && last.buffer.byteLength >= pages * PAGE_BYTES) return last;
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch {
    throw new RangeError(`Cannot share ${images} images with the workers: ${pages} pages of 64 KiB are not to be had`);
  }
}

function copyPictures(memory: WebAssembly.Memory, { records, count }: SharedPictures, dataset: ImageDataset): void {
  const bytes = new Uint8Array(memory.buffer);
  for (let i = 0; i < count; i++) {
    const record = records + i * RECORD_BYTES;
    bytes.set(dataset.images.subarray(i * PIXELS, (i + 1) * PIXELS), record);
    bytes[record + LABEL_AT] = dataset.labels[i];
  }
  const instance = new WebAssembly.Instance(softmaxStep, { env: { memory } });
  (instance.exports.listGroups as (records: number, count: number) => void)(records, count);
}
