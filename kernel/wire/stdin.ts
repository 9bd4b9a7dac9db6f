/**
 * The stdin channel, on which a cell asks the reader for a line. Its socket belongs to the control thread. While a cell waits for
 * the answer to `prompt()`, the event loop has no turn, and a press of the stop button must still end the wait.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { flush } from './iopub';
import { connection, type Message, pack, unpack } from './messages';
import { listen, router } from './sockets';

/** What the control thread gets. */
export interface StdinEnd {
  port: MessagePort;
  /** Two counters that both threads share. */
  shared: Int32Array;
}
const WAKES = 0; // times that a message for the main thread may have come
const PRESSES = 1; // presses of the stop button

interface Question {
  id: string;
  answer: (value: string) => void;
}

let main: StdinEnd;
let questions: Question[] = [];

/** @returns The control thread's end. */
export function startStdin(): StdinEnd {
  const { port1, port2 } = new MessageChannel();
  const shared = new Int32Array(new SharedArrayBuffer(8));
  main = { port: port1, shared };
  port1.on('message', take);
  return { port: port2, shared };
}

/**
 * Asks a question and does not wait for the answer.
 *
 * @param parent The request that runs the cell.
 * @returns A function after which an answer is ignored.
 */
export function ask(prompt: string, parent: Message, answer: (value: string) => void): () => void {
  flush();
  const request = pack('input_request', { prompt, password: false }, parent);
  const { msg_id: id } = JSON.parse(String(request[2])) as { msg_id: string };
  const question = { id, answer };
  questions.push(question);
  main.port.postMessage([...parent.identities, ...request]);
  return () => {
    questions = questions.filter((one) => one !== question);
  };
}

/** Asks a question and waits for the answer. @returns Undefined if the reader presses stop. */
export function askAndWait(prompt: string, parent: Message): string | undefined {
  const { port, shared } = main;
  const presses = Atomics.load(shared, PRESSES);
  let value: string | undefined;
  const giveUp = ask(prompt, parent, (given) => {
    value = given;
  });
  for (;;) {
    const wakes = Atomics.load(shared, WAKES);
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) take(next.message);
    if (value !== undefined) return value;
    if (Atomics.load(shared, PRESSES) !== presses) {
      giveUp();
      return undefined;
    }
    Atomics.wait(shared, WAKES, wakes);
  }
}

/** An answer names its question. An answer of a Python client may not, and then belongs to the last question. */
function take(frames: Uint8Array[]): void {
  const { parentId, content } = unpack(frames.map((frame) => Buffer.from(frame))) as Message<{ value?: unknown }>;
  const question = parentId ? questions.find(({ id }) => id === parentId) : questions.at(-1);
  if (!question) return; // the cell has been stopped
  questions = questions.filter((one) => one !== question);
  question.answer(String(content.value ?? ''));
}

/**
 * The part that runs in the control thread.
 *
 * @param isStopping Whether a press is not answered yet.
 */
export function relayStdin({ port, shared }: StdinEnd, isStopping: () => boolean) {
  const socket = router();
  const wake = () => {
    Atomics.add(shared, WAKES, 1);
    Atomics.notify(shared, WAKES);
  };
  const press = () => {
    Atomics.add(shared, PRESSES, 1);
    wake();
  };
  port.on('message', (frames: (string | Uint8Array)[]) => {
    if (isStopping()) press();
    else socket.send(frames.map((frame) => Buffer.from(frame as string)));
  });
  listen(socket, connection.stdin_port, (frames) => {
    port.postMessage(frames);
    wake();
  });
  return {
    /** Ends the wait for an answer, if there is one. */
    press,
    close() {
      socket.close();
      port.close();
    },
  };
}
