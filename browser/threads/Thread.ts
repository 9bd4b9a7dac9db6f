import { MODEL_BYTES } from '../../lib/experiment/layout';
import type { Epoch, Task } from '../../lib/experiment/worker.mjs';
import { type FromThread, noRoom, type ToThread } from './messages';

const { crossOriginIsolated, location, Worker } = globalThis; // before cells can replace them

/**
 * A web worker in the place of one of Node's threads. Where the page is isolated, it shares the task's memory. Elsewhere a browser
 * forbids that: the web worker gets a copy once, and of a task only the model goes there and back.
 */
export class Thread {
  readonly #worker = new Worker(new URL('trainer.js', location.href));
  #copied?: WebAssembly.Memory;
  #reject?: (reason: unknown) => void; // while it works

  /** @throws Error when the web worker cannot be loaded, or has no room for the pictures. */
  run(task: Task): Promise<Epoch[]> {
    const done = new Promise<Epoch[]>((resolve, reject) => {
      this.#reject = reject;
      this.#worker.onmessage = ({ data }: MessageEvent<FromThread>) => {
        if ('error' in data) return reject(new Error(data.error));
        if (data.model) new Uint8Array(task.memory.buffer).set(data.model, task.workspace.model);
        resolve(data.epochs);
      };
      this.#worker.onmessageerror = () => reject(new RangeError(noRoom(task.memory.buffer.byteLength)));
      this.#worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error('Cannot load trainer.js: this site cannot be reached; go online, then run the cell again'));
      };
      if (crossOriginIsolated) this.#post({ task });
      else this.#postCopies(task);
    });
    return done.finally(() => {
      this.#reject = undefined;
    });
  }

  #postCopies({ memory, ...task }: Task) {
    if (memory !== this.#copied) {
      const contents = copyOf(memory);
      this.#post({ contents }, [contents]);
      this.#copied = memory;
    }
    this.#post({ task, model: new Uint8Array(memory.buffer, task.workspace.model, MODEL_BYTES).slice() });
  }

  #post(message: ToThread, transfer: Transferable[] = []) {
    this.#worker.postMessage(message, transfer);
  }

  /**
   * Ends it. A task in the middle is rejected.
   *
   * @returns Whether it may write into shared memory still: Chromium lets code that computes go on for up to 2 s, and does not tell when
   * it is over.
   */
  end(reason?: unknown): boolean {
    this.#worker.onmessage = null;
    this.#worker.terminate();
    const mayWrite = crossOriginIsolated && this.#reject !== undefined;
    this.#reject?.(reason);
    return mayWrite;
  }
}

function copyOf({ buffer }: WebAssembly.Memory): ArrayBuffer {
  try {
    return new Uint8Array(new Uint8Array(buffer)).buffer;
  } catch {
    throw new RangeError(noRoom(buffer.byteLength));
  }
}
