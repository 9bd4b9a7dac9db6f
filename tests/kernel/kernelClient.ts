import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dealer, Subscriber } from 'zeromq';

export const projectRoot = path.resolve(__dirname, '../..');
const KEY = 'a key of the tests';

// biome-ignore lint/suspicious/noExplicitAny: a message's content is as its type says
export type Content = Record<string, any>;
export interface Message {
  id: string;
  type: string;
  parentId: string | undefined;
  metadata: object;
  content: Content;
  buffers: Buffer[];
}
export interface Execution {
  reply: Content;
  messages: Message[];
  /** All text printed to stdout. */
  stdout: string;
  stderr: string;
  /** The result's text. */
  result: string | undefined;
  error: Content | undefined;
}
interface Options {
  /** Project whose `kernel/startKernel.cjs` is started; the course by default. */
  root?: string;
  /** The program that is started in its place. */
  program?: string;
  /** The notebook's folder. */
  cwd?: string;
  env?: Record<string, string>;
}
type Channel = 'shell' | 'control' | 'stdin';
/** What a message may have besides its content. */
interface Extras {
  key?: string;
  /** The message that it answers. */
  parent?: Message;
  buffers?: Uint8Array[];
}

/** A real kernel in a process of its own, and a client that speaks Jupyter's protocol to it. */
export class KernelClient {
  readonly #sockets = {
    shell: new Dealer({ routingId: 'tests' }),
    control: new Dealer({ routingId: 'tests' }),
    stdin: new Dealer({ routingId: 'tests' }),
  };
  readonly #iopub = new Subscriber();
  readonly #received: Message[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #sent = { shell: Promise.resolve(), control: Promise.resolve(), stdin: Promise.resolve() };
  /** Why no more messages can be sent. */
  #fault: unknown;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'kernel-test-'));
  process!: ChildProcess;
  /** What the process wrote to its own terminal. */
  terminal = '';
  exitCode: number | null | undefined;

  static async start(options: Options = {}): Promise<KernelClient> {
    const client = new KernelClient();
    await client.#start(options);
    return client;
  }

  async #start({ root = projectRoot, program, cwd = this.#folder, env = {} }: Options) {
    const ip = path.join(this.#folder, 'socket'); // of unix sockets: ports of TCP might be taken by another test meanwhile
    const connectionFile = path.join(this.#folder, 'connection.json');
    const ports = { shell_port: 1, control_port: 2, iopub_port: 3, stdin_port: 4, hb_port: 5 };
    writeFileSync(connectionFile, JSON.stringify({ ...ports, ip, transport: 'ipc', key: KEY }));
    const main = program ?? path.join(root, 'kernel', 'startKernel.cjs');
    this.process = spawn(process.execPath, ['--no-force-async-hooks-checks', main, connectionFile], {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (data) => {
        this.terminal += data;
      });
    }
    this.process.on('exit', (code) => {
      this.exitCode = code;
      for (const wake of this.#waiting) wake();
    });
    this.#sockets.shell.connect(`ipc://${ip}-1`);
    this.#sockets.control.connect(`ipc://${ip}-2`);
    this.#sockets.stdin.connect(`ipc://${ip}-4`);
    this.#iopub.connect(`ipc://${ip}-3`);
    this.#iopub.subscribe();
    for (const socket of [...Object.values(this.#sockets), this.#iopub]) void this.#read(socket);
    await this.#until(() => this.#received.some(({ type }) => type === 'iopub_welcome'));
    await this.request('kernel_info_request', {});
  }

  async #read(socket: Dealer | Subscriber) {
    for await (const frames of socket) {
      const delimiter = frames.findIndex((frame) => frame.toString() === '<IDS|MSG>');
      const parts = frames.slice(delimiter + 2, delimiter + 6).map((frame) => JSON.parse(frame.toString()));
      const [{ msg_id: id, msg_type: type }, { msg_id: parentId }, metadata, content] = parts;
      this.#received.push({ id, type, parentId, metadata, content, buffers: frames.slice(delimiter + 6) });
      for (const wake of this.#waiting) wake();
    }
  }

  async #until(condition: () => boolean) {
    while (!condition()) {
      if (this.#fault) throw this.#fault;
      if (this.exitCode !== undefined) throw new Error(`The kernel ended (${this.exitCode}): ${this.terminal}`);
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  /** Sends a request; its answer is to be waited for by `answer`. */
  send(type: string, content: Content, channel: Channel = 'shell', extras: Extras = {}): string {
    const { key = KEY, parent, buffers = [] } = extras;
    const id = randomUUID();
    const header = { msg_id: id, session: 'tests', username: 'tests', date: new Date().toISOString(), msg_type: type };
    const answered = parent ? { msg_id: parent.id, msg_type: parent.type } : {};
    const parts = [{ ...header, version: '5.3' }, answered, {}, content].map((part) => JSON.stringify(part));
    const hmac = createHmac('sha256', key);
    for (const part of parts) hmac.update(part);
    const frames = ['<IDS|MSG>', hmac.digest('hex'), ...parts, ...buffers];
    // One at a time: a socket of ZeroMQ rejects a second message while the first one waits for room.
    this.#sent[channel] = this.#sent[channel].then(() => this.#deliver(channel, frames));
    return id;
  }

  async #deliver(channel: Channel, frames: (string | Uint8Array)[]) {
    try {
      await this.#sockets[channel].send(frames);
    } catch (error) {
      if (this.#sockets[channel].closed) return; // the test has ended
      this.#fault ??= error;
      for (const wake of this.#waiting) wake();
    }
  }

  /** All messages that belong to a request, once it is answered and the kernel is idle. */
  async answer(id: string): Promise<Message[]> {
    const own = () => this.messagesOf(id);
    await this.#until(
      () =>
        own().some(({ type }) => type.endsWith('_reply')) &&
        own().some(({ type, content }) => type === 'status' && content.execution_state === 'idle'),
    );
    return own();
  }

  messagesOf(id: string): Message[] {
    return this.#received.filter(({ parentId }) => parentId === id);
  }

  async waitFor(id: string, isIt: (message: Message) => boolean): Promise<Message> {
    await this.#until(() => this.messagesOf(id).some(isIt));
    return this.messagesOf(id).find(isIt) as Message;
  }

  async request(type: string, content: Content, channel: Channel = 'shell'): Promise<Content> {
    const messages = await this.answer(this.send(type, content, channel));
    return messages.find((message) => message.type.endsWith('_reply'))?.content as Content;
  }

  sendCell(code: string, options: Content = {}): string {
    return this.send('execute_request', { code, silent: false, store_history: true, stop_on_error: true, ...options });
  }

  async execute(code: string, options: Content = {}): Promise<Execution> {
    return summary(await this.answer(this.sendCell(code, options)));
  }

  /** The text of a cell's result, or the traceback of its error. */
  async shown(code: string): Promise<string | undefined> {
    const { result, error } = await this.execute(code);
    return result ?? error?.traceback.join('\n');
  }

  /** Runs a cell and interrupts it when it has printed something. */
  async interrupted(code: string): Promise<Execution & { seconds: number }> {
    const id = this.sendCell(code);
    await this.waitFor(id, ({ type }) => type === 'stream' || type === 'execute_reply');
    const start = performance.now();
    this.send('interrupt_request', {}, 'control');
    const messages = await this.answer(id);
    return { ...summary(messages), seconds: (performance.now() - start) / 1000 };
  }

  close(): void {
    this.process.kill('SIGKILL');
    for (const socket of Object.values(this.#sockets)) socket.close();
    this.#iopub.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export function summary(messages: Message[]): Execution {
  const text = (name: string) =>
    messages.map(({ type, content }) => (type === 'stream' && content.name === name ? content.text : '')).join('');
  const find = (type: string) => messages.find((message) => message.type === type)?.content;
  return {
    reply: find('execute_reply') as Content,
    messages,
    stdout: text('stdout'),
    stderr: text('stderr'),
    result: find('execute_result')?.data['text/plain'],
    error: find('error'),
  };
}
