/** What the kernel's worker and a thread send each other, by way of the page. */
import type { Epoch, Task } from '../../lib/experiment/worker.mjs';

/** To a thread that cannot share memory: a copy of all that the tasks' memory holds. The tasks then come without memory. */
export interface Contents {
  contents: ArrayBuffer;
}

/** A task for a thread that has the contents: the model's bytes go with it, and come back trained. */
export interface ModelTask {
  task: Omit<Task, 'memory'>;
  model: Uint8Array;
}

export type ToThread = { task: Task } | Contents | ModelTask;

/** `error` is a sentence for the reader. */
export type FromThread = { epochs: Epoch[]; model?: Uint8Array } | { error: string };

/** @param bytes of the memory that holds the pictures */
export const noRoom = (bytes: number): string =>
  `Cannot train: no room for a web worker's copy of the pictures, ${Math.round(bytes / 1e6)} MB; close other tabs, then run the cell again`;
