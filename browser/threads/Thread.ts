import { MODEL_BYTES } from '../../lib/experiment/layout';
import type { Epoch, Task } from '../../lib/experiment/worker.mjs';
import { type FromThread, noRoom, type ToThread } from './messages';

const { crossOriginIsolated } = globalThis; // before cells can replace it
const postToPage = globalThis.postMessage as (message: object, transfer?: Transferable[]) => void;

let pageStarts = false;
let started = 0;
const threads = new Map<number, Thread>();

/** The page starts threads when it is asked to: `pageThreads.js`. */
export function letPageStart(): void {
  pageStarts = true;
}

/** Hands a thread's answer on, if it is still wanted. */
export function takeAnswer(thread: number, answer: FromThread): void {
  threads.get(thread)?.take(answer);
}

/**
 * A web worker in the place of one of Node's threads. Where the page is isolated, it shares the task's memory. Elsewhere a browser
 * forbids that: the web worker gets a copy once, and of a task only the model goes there and back.
 */
export class Thread {
  readonly #id = ++started;
  #copied?: WebAssembly.Memory;
  #failed?: Error; // also between two tasks
  #working?: { task: Task; resolve(epochs: Epoch[]): void; reject(reason: unknown): void };

  /** @throws Error when the page does not know of threads. */
  constructor() {
    if (!pageStarts) throw new Error('Cannot train: the page is older than its kernel; save, then reload the page');
    threads.set(this.#id, this);
  }

  /** @throws Error when the web worker cannot be loaded, or has no room for the pictures. */
  run(task: Task): Promise<Epoch[]> {
    if (this.#failed) return Promise.reject(this.#failed);
    const done = new Promise<Epoch[]>((resolve, reject) => {
      this.#working = { task, resolve, reject };
      if (crossOriginIsolated) this.#post({ task });
      else this.#postCopies(task);
    });
    return done.finally(() => {
      this.#working = undefined;
    });
  }

  take(answer: FromThread): void {
    if ('error' in answer) {
      this.#failed = new Error(answer.error);
      this.#working?.reject(this.#failed);
    } else if (this.#working) {
      const { task, resolve } = this.#working;
      if (answer.model) new Uint8Array(task.memory.buffer).set(answer.model, task.workspace.model);
      resolve(answer.epochs);
    }
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
    postToPage({ thread: this.#id, message }, transfer);
  }

  /**
   * Ends it. A task in the middle is rejected.
   *
   * @returns Whether it may write into shared memory still: the page ends it some time later, Chromium lets code that computes go on for
   * up to 2 s more, and neither tells when it is over.
   */
  end(reason?: unknown): boolean {
    threads.delete(this.#id);
    postToPage({ thread: this.#id });
    const mayWrite = crossOriginIsolated && this.#working !== undefined;
    this.#working?.reject(reason);
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
