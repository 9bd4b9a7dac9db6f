/**
 * The kernel in a web worker. It loads at once. A page may tell it the notebook's folder later, and then sends it Jupyter's messages.
 */
import '../node/globals';
import { version as typescript } from '@tslab/typescript-for-tslab/package.json';
import { gunzipSync, unzipSync } from 'fflate';
import { version as tslab } from 'tslab/package.json';
import { kernelInfo } from '../../kernel/cells/kernelInfo';
import { useCompiler } from '../../kernel/compiler';
import { useHost } from '../../kernel/host';
import { changeFolder } from '../node/process';
import type { FromThread } from '../threads/messages';
import { letPageStart, takeAnswer } from '../threads/Thread';
import { MemoryFiles, ROOT, useFiles } from './files';
import { type Message, send } from './messages';

/** What a page sends. It revokes the address when the reader presses ■ the next time. */
type FromPage =
  | { start: { folder: string; threads?: boolean }; press: number; address: string }
  | { thread: number; answer: FromThread }
  | { message: Message }
  | { interrupt: number; press: number; address: string };

type Requests = typeof import('./requests');
let started: Promise<Requests> | undefined;

/** Loads the compiler, and what it knows of lib, which takes seconds: a page that starts the worker early does not wait for it. */
async function load(): Promise<Requests> {
  const response = await fetch(new URL('files.zip.gz', globalThis.location.href));
  if (!response.ok) throw new Error(`Cannot load the course's files: ${response.status} ${response.statusText}`);
  useFiles(new MemoryFiles(unzipSync(gunzipSync(new Uint8Array(await response.arrayBuffer())))));
  (await import('./typescriptSystem')).provideSystem();
  useHost((await import('./workerHost')).workerHost());
  const { notebookCompiler } = await import('../../kernel/compile/notebookCompiler');
  useCompiler(notebookCompiler);
  const requests = await import('./requests');
  requests.guardWorker();
  notebookCompiler.compile("import '#lib';"); // is never run: the declarations that it reads need not be read for the first cell
  return requests;
}
const loaded = load();
const toPage = globalThis.postMessage as (message: object) => void;
loaded.catch(() => toPage({ cannotLoad: true }));

/** @param folder The notebook's. */
async function start(folder: string): Promise<Requests> {
  const requests = await loaded;
  changeFolder([ROOT, folder].filter(Boolean).join('/'));
  return requests;
}

function answerKernelInfo(request: Message): void {
  send('iopub', 'status', { execution_state: 'busy' }, request);
  const info = kernelInfo({ tslab, typescript }, navigator.userAgent);
  send(request.channel, 'kernel_info_reply', { status: 'ok', ...info }, request);
  send('iopub', 'status', { execution_state: 'idle' }, request);
}

globalThis.addEventListener('message', async ({ data }: MessageEvent<FromPage>) => {
  if ('thread' in data) return takeAnswer(data.thread, data.answer);
  if ('start' in data) started = start(data.start.folder);
  if ('start' in data && data.start.threads) letPageStart();
  if (!('message' in data)) {
    const { takePress, watchForPress } = await import('./endLoops');
    if ('interrupt' in data) {
      takePress(data.interrupt);
      toPage({ stopped: data.interrupt });
    }
    watchForPress(data.press, data.address);
  } else if (data.message.header.msg_type === 'kernel_info_request') answerKernelInfo(data.message);
  else (await started)?.receive(data.message);
});
