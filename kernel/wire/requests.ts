/** Answers requests of the shell and control channels. */
import { answers } from '../cells/answers';
import { cells } from '../cells/cells';
import { receiveComm } from '../cells/comms';
import { describedAtOnce } from '../cells/errors';
import type { ExecuteRequest } from '../cells/executeCell';
import { interrupt } from '../cells/interrupts';
import { enqueue } from '../cells/queue';
import { compiler } from '../compiler';
import { cutOffNoMore, cutsSoFar, pressIsAnswered } from '../cutOff';
import { mapTensorFlow } from '../mapTensorFlow';
import { kernelIsBusy, kernelIsIdle } from './collectWhenIdle';
import { type Channel, firstHandlers } from './firstRequests';
import { publish } from './iopub';
import { type Message, pack, unpack } from './messages';
import { readOn } from './sockets';

const { queueMicrotask, setImmediate } = globalThis; // before cells can replace them

export function createReceiver(shutDown: () => void): (channel: Channel, frames: Buffer[]) => void {
  const handlers = { ...firstHandlers(shutDown), ...answers };
  const handlerOf = (type: string) =>
    Object.hasOwn(handlers, type)
      ? (handlers[type as keyof typeof handlers] as (content: object) => object)
      : undefined;

  return function receive(channel, frames) {
    const request = unpack(frames);
    const type = request.header.msg_type;
    const reply = (replyType: string, content: object) =>
      channel.send([...request.identities, ...pack(replyType, content, request)]);
    if (type === 'execute_request') {
      const { content } = request as Message<ExecuteRequest>;
      kernelIsBusy();
      if (needsTensorFlow(content?.code)) mapTensorFlow();
      void enqueue(content, request, (answer) => reply('execute_reply', answer)).then(kernelIsIdle);
      return;
    }
    publish('status', { execution_state: 'busy' }, request);
    const end = () => {
      publish('status', { execution_state: 'idle' }, request);
      // Clients show the latest state, whichever request it belongs to.
      if (cells.running) publish('status', { execution_state: 'busy' }, cells.running.parent as typeof request);
    };
    if (type === 'interrupt_request') {
      cutOffNoMore();
      interrupt();
      const cuts = cutsSoFar();
      onceQuiet(() => {
        cutOffNoMore();
        pressIsAnswered();
        if (cutsSoFar() > cuts) interrupt(); // code was cut off since, and callbacks that its cell waits for may be lost
        readOn();
        reply('interrupt_reply', { status: 'ok' });
        end();
      });
      return;
    }
    if (/^comm_(open|msg|close)$/.test(type)) {
      try {
        receiveComm(type, request.content, request, request);
      } finally {
        setImmediate(end); // after the handlers of the cells
      }
      return;
    }
    const replyType = type.replace('request', 'reply');
    try {
      const answer = handlerOf(type)?.(request.content);
      if (answer) reply(replyType, { status: 'ok', ...answer });
    } catch (error) {
      reply(replyType, { status: 'error', ...describedAtOnce(error) });
    }
    end();
  };
}

/** Whether a cell imports TensorFlow.js itself, or what loads it. */
const needsTensorFlow = (code: unknown) =>
  typeof code === 'string' &&
  compiler.modulesIn(code).some((module) => /^(#lib|#checks|@tensorflow\/.*)$/.test(module));

/**
 * Calls back as soon as no endless chain of the reader's callbacks runs any more. Until then the control thread has no reply and
 * goes on cutting them off. Node runs microtasks when the queue of `process.nextTick` is empty. A cut drops them, so they are
 * queued again.
 */
function onceQuiet(callback: () => void): void {
  let quiet = false;
  const look = () => {
    if (quiet) return;
    queueMicrotask(() => {
      if (quiet) return;
      quiet = true;
      callback();
    });
    setImmediate(look);
  };
  setImmediate(look);
}
