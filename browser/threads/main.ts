/** The program of a thread, `trainer.js`: it trains one model after the other, with lib's program for Node's threads. */
import { MODEL_BYTES } from '../../lib/experiment/layout';
import trainRun from '../../lib/experiment/worker.mjs';
import { type FromThread, type ModelTask, noRoom, type ToThread } from './messages';

const PAGE_BYTES = 65_536;
let memory: WebAssembly.Memory | undefined; // this thread's own, where none can be shared

function keep(contents: ArrayBuffer): void {
  const pages = contents.byteLength / PAGE_BYTES;
  try {
    memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch {
    throw new RangeError(noRoom(contents.byteLength));
  }
  new Uint8Array(memory.buffer).set(new Uint8Array(contents));
}

function trainCopy({ task, model }: ModelTask): FromThread | undefined {
  if (!memory) return undefined; // there was no room for it, which has been answered
  const own = new Uint8Array(memory.buffer, task.workspace.model, MODEL_BYTES);
  own.set(model);
  const epochs = trainRun({ ...task, memory });
  return { epochs, model: own.slice() };
}

function answerTo(message: ToThread): FromThread | undefined {
  if ('contents' in message) keep(message.contents);
  else return 'model' in message ? trainCopy(message) : { epochs: trainRun(message.task) };
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ToThread>) => {
  const post = globalThis.postMessage as (message: FromThread) => void;
  try {
    const answer = answerTo(data);
    if (answer) post(answer);
  } catch (error) {
    post({ error: error instanceof Error ? error.message : String(error) });
  }
});
