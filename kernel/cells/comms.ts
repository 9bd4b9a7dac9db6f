/**
 * Comms: channels between a cell's code and the page, with binary buffers. Cells use them through `lib/show/comm.ts`.
 * Reference: https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages
 */
import { host, type Parent } from '../host';
import { type Cell, cells } from './cells';

/** What a message carries besides its data. */
export interface CommExtras {
  metadata?: object;
  buffers?: (ArrayBuffer | ArrayBufferView)[];
}
export interface CommMessage {
  data: unknown;
  metadata: object;
  buffers: Uint8Array[];
}
type Handle = (message: CommMessage) => void;
/** A message from the page. Each part may be missing. */
export interface CommRequest {
  comm_id?: string;
  target_name?: string;
  data?: unknown;
}

const bytesOf = (buffer: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).slice() // a copy: the reader may change the buffer
    : new Uint8Array(buffer).slice();

/** A handler belongs to the cell that set it, as a timer's callback does. */
class Handlers {
  readonly #all = new Set<[Cell | undefined, Handle]>();
  add(handle: Handle): void {
    this.#all.add([cells.current, handle]);
  }
  call(message: CommMessage): void {
    for (const [cell, handle] of this.#all) cells.callIn(cell, () => handle(message));
  }
}

const { crypto } = globalThis; // before cells can replace it
const open = new Map<string, Comm>();
const targets = new Map<string, { cell: Cell | undefined; opened: (comm: Comm, message: CommMessage) => void }>();

class Comm {
  readonly messages = new Handlers();
  readonly closings = new Handlers();
  constructor(
    readonly id: string,
    readonly target: string,
  ) {}

  get isOpen(): boolean {
    return open.get(this.id) === this;
  }
  onMessage(handle: Handle): void {
    this.messages.add(handle);
  }
  onClose(handle: Handle): void {
    this.closings.add(handle);
  }
  send(data: unknown, extras: CommExtras = {}): void {
    if (!this.isOpen) throw new Error(`Cannot send on the comm '${this.target}': it is closed`);
    publish('comm_msg', { comm_id: this.id, data }, extras);
  }
  close(data: unknown = {}): void {
    if (!this.isOpen) return;
    publish('comm_close', { comm_id: this.id, data }, {});
    open.delete(this.id);
  }
}

function publish(type: string, content: object, { metadata = {}, buffers = [] }: CommExtras, parent?: Parent): void {
  host.publish(type, content, parent ?? cells.current?.parent, { metadata, buffers: buffers.map(bytesOf) });
}

const comms = {
  /** Opens a comm to the target that the page has registered under this name. */
  open(target: string, data: unknown = {}, extras: CommExtras = {}): Comm {
    const comm = new Comm(crypto.randomUUID(), target);
    publish('comm_open', { comm_id: comm.id, target_name: target, data }, extras);
    open.set(comm.id, comm);
    return comm;
  },
  /** Calls `opened` with each comm that the page opens to `target`, until the returned function is called. */
  accept(target: string, opened: (comm: Comm, message: CommMessage) => void): () => void {
    const accepting = { cell: cells.current, opened };
    targets.set(target, accepting);
    return () => {
      if (targets.get(target) === accepting) targets.delete(target);
    };
  },
  /** Calls `handle` when the reader stops the cell that calls this, until the returned function is called. */
  whenCellStops(handle: () => void): () => void {
    const cell = cells.current;
    // not before the press is answered: until then what takes long is cut off
    const soon = () => void host.wait(0).then(() => cells.callIn(cell, handle));
    return cell ? cells.endWith(cell, soon) : () => {};
  },
};

export function provideComms(): void {
  Object.assign(globalThis, { [Symbol.for('softmax-notebooks.comms')]: comms });
}

/** Takes a message from the page. A comm that is not known here is closed, so that the page does not wait for it. */
export function receiveComm(
  type: string,
  content: CommRequest | null,
  extras: Omit<CommMessage, 'data'>,
  parent: Parent,
): void {
  const { comm_id: id = '', target_name: name = '', data = {} } = content ?? {};
  const message = { ...extras, data };
  const refuse = () => publish('comm_close', { comm_id: id, data: {} }, {}, parent);
  const comm = open.get(id);
  if (type === 'comm_open') {
    const target = targets.get(name);
    if (!target) refuse();
    else accept(new Comm(id, name), target, message);
  } else if (type === 'comm_close') {
    open.delete(id);
    comm?.closings.call(message);
  } else if (comm) comm.messages.call(message);
  else refuse();
}

function accept(comm: Comm, { cell, opened }: NonNullable<ReturnType<typeof targets.get>>, message: CommMessage): void {
  open.set(comm.id, comm);
  cells.callIn(cell, () => {
    try {
      opened(comm, message);
    } catch (error) {
      comm.close();
      throw error;
    }
  });
}

/** Jupyter's `comm_info_request`. */
export function commInfo({ target_name: wanted }: { target_name?: string }): object {
  const found = [...open.values()].filter(({ target }) => wanted === undefined || wanted === null || target === wanted);
  return { comms: Object.fromEntries(found.map(({ id, target }) => [id, { target_name: target }])) };
}
