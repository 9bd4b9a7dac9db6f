/** A message of a comm: JSON, and bytes beside it. */
export interface CommMessage<Data> {
  data: Data;
  metadata: object;
  buffers: Uint8Array[];
}
/** What may go with the data of a message. */
export interface CommExtras {
  metadata?: object;
  buffers?: (ArrayBuffer | ArrayBufferView)[];
}

/** The kernel's end. The kernel provides it under a symbol, as it does for checks. */
interface Channel {
  readonly isOpen: boolean;
  send(data: unknown, extras?: CommExtras): void;
  close(data?: unknown): void;
  onMessage(handle: (message: CommMessage<unknown>) => void): void;
  onClose(handle: (message: CommMessage<unknown>) => void): void;
}
interface Channels {
  open(target: string, data: unknown, extras?: CommExtras): Channel;
  accept(target: string, opened: (channel: Channel, message: CommMessage<unknown>) => void): () => void;
  whenCellStops(handle: () => void): () => void;
}
const channels = () =>
  (globalThis as { [key: symbol]: Channels | undefined })[Symbol.for('softmax-notebooks.comms')] ?? nowhere;

/** Outside a notebook there is no page: nothing is sent and nothing comes. */
const nowhere: Channels = {
  open() {
    let isOpen = true;
    return {
      get isOpen() {
        return isOpen;
      },
      send() {
        if (!isOpen) throw new Error('Cannot send on a comm: it is closed');
      },
      close() {
        isOpen = false;
      },
      onMessage() {},
      onClose() {},
    };
  },
  accept: () => () => {},
  whenCellStops: () => () => {},
};

/**
 * A channel between a cell and code in the page, such as a widget: both send JSON and bytes at any time. Handlers belong to the
 * cell that sets them. What they print and throw is shown below that cell, also after it has ended.
 *
 * Reference: Jupyter's messaging protocol, https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages
 *
 * @example
 * const comm = new Comm('softmax.progress', { epoch: 0 });
 * comm.onMessage(({ data }) => console.log(data));
 * comm.send({ epoch: 1 }, { buffers: [Float32Array.of(0.5, 0.25)] });
 * comm.close();
 * comm.isOpen; // false
 */
export class Comm<Sent = unknown, Received = unknown> {
  readonly #channel: Channel;

  /**
   * Opens a comm. If the page knows no such target, it closes it at once.
   *
   * @param target The name under which code in the page waits for comms.
   * @param data The first message, an object for most targets.
   */
  constructor(target: string, data?: unknown, extras?: CommExtras);
  /** @internal */
  constructor(channel: Channel);
  constructor(target: string | Channel, data?: unknown, extras?: CommExtras) {
    this.#channel = typeof target === 'string' ? channels().open(target, data ?? {}, extras) : target;
  }

  /**
   * Takes the comms that the page opens.
   *
   * @param target The name by which the page asks for them.
   * @param opened Called with each comm and its first message. If it throws, the comm is closed.
   * @returns A function that takes no more of them.
   *
   * @example
   * const stop = Comm.accept('softmax.points', (comm, { data }) => comm.send(data));
   * stop();
   */
  static accept<Sent = unknown, Received = unknown>(
    target: string,
    opened: (comm: Comm<Sent, Received>, message: CommMessage<Received>) => void,
  ): () => void {
    return channels().accept(target, (channel, message) => opened(new Comm(channel), message as CommMessage<Received>));
  }

  /**
   * Calls `handle` when the reader stops the cell that calls this, also after it has ended. Its timers do nothing any more then; its
   * comms go on.
   *
   * @returns A function that no longer waits for it.
   *
   * @example
   * const forget = Comm.whenCellStops(() => console.log('stopped'));
   * forget();
   */
  static whenCellStops(handle: () => void): () => void {
    return channels().whenCellStops(handle);
  }

  /** Whether neither side has closed it. */
  get isOpen(): boolean {
    return this.#channel.isOpen;
  }

  /** @throws Error when it is closed. */
  send(data: Sent, extras?: CommExtras): void {
    this.#channel.send(data, extras);
  }

  /** Closes it on both sides. Further calls do nothing. */
  close(): void {
    this.#channel.close();
  }

  /** Calls `handle` with each message of the page's. */
  onMessage(handle: (message: CommMessage<Received>) => void): void {
    this.#channel.onMessage(handle as (message: CommMessage<unknown>) => void);
  }

  /** Calls `handle` when the page closes the comm. */
  onClose(handle: () => void): void {
    this.#channel.onClose(handle);
  }
}
