import { PIXELS } from '../dataset/shape';
import type { ImageDataset } from '../FashionMNIST';
import { LABEL_AT, MODEL_BYTES, RECORD_BYTES, ROW_BYTES } from './layout';
import { softmaxStep } from './softmaxStep';

const PAGE_BYTES = 65_536;
const MODULE_BYTES = PAGE_BYTES; // the first page holds the module's own constants

/** A dataset in the memory that all workers share. */
export interface SharedPictures {
  records: number; // address
  count: number;
}

/** The addresses that one worker writes to. */
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
 * Makes a memory with one copy of both datasets for all workers, and a workspace for each worker.
 *
 * @throws RangeError when the memory would exceed WebAssembly's 4 GiB, or cannot be allocated.
 */
export function shareMemory(
  { train, test }: { train: ImageDataset; test: ImageDataset },
  { workers, batchSize }: { workers: number; batchSize: number },
): SharedMemory {
  let bytes = MODULE_BYTES;
  const reserve = (size: number) => {
    const address = bytes;
    bytes += Math.ceil(size / 64) * 64; // whole cache lines, so that no two workers write to the same one
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

/** The memory of the last experiment, for use by the next one. The garbage collector would often free it too late. */
let idle: WeakRef<WebAssembly.Memory> | null = null;

/** Gives the memory back. Call it when no worker uses the memory any more. */
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
    throw new RangeError(`Cannot share ${images} images with the workers: no memory for ${pages} pages of 64 KiB`);
  }
}

function copyPictures(memory: WebAssembly.Memory, { records, count }: SharedPictures, dataset: ImageDataset): void {
  const bytes = new Uint8Array(memory.buffer);
  for (let i = 0; i < count; i++) {
    const record = records + i * RECORD_BYTES;
    bytes.set(dataset.images.subarray(i * PIXELS, (i + 1) * PIXELS), record);
    bytes[record + LABEL_AT] = dataset.labels[i];
  }
  const instance = new WebAssembly.Instance(softmaxStep(), { env: { memory } });
  (instance.exports.listGroups as (records: number, count: number) => void)(records, count);
}
