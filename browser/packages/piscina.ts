import { Interrupted } from '../../kernel/cells/interrupts';
import type { Epoch, Task } from '../../lib/experiment/worker.mjs';
import { Thread } from '../threads/Thread';
import { endAtPress } from '../worker/endLoops';

const { setTimeout, clearTimeout } = globalThis; // before cells can replace them

type Timer = ReturnType<typeof setTimeout>;

/** A pool of web workers, with what lib uses of Piscina's. Their program is lib's only one. */
export class Piscina {
  readonly #maxThreads: number;
  readonly #idleTimeout: number;
  /** With the timer that ends a thread that has nothing to do. */
  readonly #threads = new Map<Thread, Timer | undefined>();
  /** After ■ lib's code goes on, and only the cell has ended: no task may start then, and none may give a result. */
  readonly #forgetPress = endAtPress(() => this.#endAll(new Interrupted()));
  #over: Error | undefined;
  #mayBeWritten = false; // shared memory

  constructor({ maxThreads, idleTimeout }: { maxThreads: number; idleTimeout: number }) {
    this.#maxThreads = maxThreads;
    this.#idleTimeout = idleTimeout;
  }

  /** @throws What the signal gives as reason; Interrupted when the reader presses ■. */
  async run(task: Task, { signal }: { signal?: AbortSignal } = {}): Promise<Epoch[]> {
    signal?.throwIfAborted();
    if (this.#over) throw this.#over;
    const thread = this.#take();
    const abort = () => this.#end(thread, signal?.reason);
    signal?.addEventListener('abort', abort);
    try {
      const epochs = await thread.run(task);
      if (this.#threads.has(thread)) this.#rest(thread);
      return epochs;
    } catch (error) {
      this.#end(thread, error);
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Settles when nothing can write into shared memory any more: never, where that cannot be known. */
  async destroy(): Promise<void> {
    this.#forgetPress();
    this.#endAll(new Error('Cannot train: the experiment is over'));
    if (this.#mayBeWritten) await new Promise(() => {});
  }

  #take(): Thread {
    const idle = [...this.#threads].find(([, timer]) => timer !== undefined);
    if (!idle && this.#threads.size === this.#maxThreads) {
      throw new Error(`Cannot run a task: ${this.#maxThreads} threads are at work, and there may be no more`);
    }
    clearTimeout(idle?.[1]);
    const thread = idle ? idle[0] : new Thread();
    this.#threads.set(thread, undefined);
    return thread;
  }

  #rest(thread: Thread) {
    this.#threads.set(
      thread,
      setTimeout(() => this.#end(thread), this.#idleTimeout),
    );
  }

  #end(thread: Thread, reason?: unknown) {
    if (!this.#threads.has(thread)) return;
    clearTimeout(this.#threads.get(thread));
    this.#threads.delete(thread);
    if (thread.end(reason)) this.#mayBeWritten = true;
  }

  #endAll(reason: Error) {
    this.#over ??= reason;
    for (const thread of this.#threads.keys()) this.#end(thread, reason);
  }
}
