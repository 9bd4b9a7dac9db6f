/** Programs of threads, by file. */
const PROGRAMS: Record<string, () => Promise<{ default: (task: never) => unknown }>> = {
  'file:///course/lib/experiment/worker.mjs': () => import('../../lib/experiment/worker.mjs'),
};

/** Runs tasks one after the other, in the worker itself. */
export class Piscina {
  readonly #filename: string;
  constructor({ filename }: { filename: string }) {
    this.#filename = filename;
  }

  async run(task: unknown, { signal }: { signal?: AbortSignal } = {}): Promise<unknown> {
    const program = await PROGRAMS[this.#filename]();
    await new Promise((resolve) => setTimeout(resolve)); // a turn, in which a press on ■ is read
    signal?.throwIfAborted();
    return program.default(task as never);
  }

  async destroy(): Promise<void> {}
}
