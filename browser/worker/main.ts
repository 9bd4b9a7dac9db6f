/** The kernel in a web worker. A page starts it, tells it the notebook's folder, and then sends it Jupyter's messages. */
import '../node/globals';
import { version as typescript } from '@tslab/typescript-for-tslab/package.json';
import { gunzipSync, unzipSync } from 'fflate';
import { version as tslab } from 'tslab/package.json';
import { kernelInfo } from '../../kernel/cells/kernelInfo';
import { useCompiler } from '../../kernel/compiler';
import { useHost } from '../../kernel/host';
import { changeFolder } from '../node/process';
import { MemoryFiles, ROOT, useFiles } from './files';
import { type Message, send } from './messages';

/** What a page sends. It revokes the address when the reader presses ■ the next time. */
type FromPage =
  | { start: { folder: string }; press: number; address: string }
  | { message: Message }
  | { interrupt: number; press: number; address: string };

type Requests = typeof import('./requests');
let started: Promise<Requests> | undefined;

/** Loads the compiler, which takes a second. */
async function start(folder: string): Promise<Requests> {
  const notebookFolder = [ROOT, folder].filter(Boolean).join('/');
  const response = await fetch(new URL('files.zip.gz', globalThis.location.href));
  if (!response.ok) throw new Error(`Cannot load the course's files: ${response.status} ${response.statusText}`);
  useFiles(new MemoryFiles(unzipSync(gunzipSync(new Uint8Array(await response.arrayBuffer())))));
  changeFolder(notebookFolder);
  (await import('./typescriptSystem')).provideSystem();
  useHost((await import('./workerHost')).workerHost(notebookFolder));
  useCompiler((await import('../../kernel/compile/notebookCompiler')).notebookCompiler);
  const requests = await import('./requests');
  requests.guardWorker();
  return requests;
}

function answerKernelInfo(request: Message): void {
  send('iopub', 'status', { execution_state: 'busy' }, request);
  const info = kernelInfo({ tslab, typescript }, navigator.userAgent);
  send(request.channel, 'kernel_info_reply', { status: 'ok', ...info }, request);
  send('iopub', 'status', { execution_state: 'idle' }, request);
}

globalThis.addEventListener('message', async ({ data }: MessageEvent<FromPage>) => {
  if ('start' in data) started = start(data.start.folder);
  if (!('message' in data)) {
    const { takePress, watchForPress } = await import('./endLoops');
    if ('interrupt' in data) takePress(data.interrupt);
    watchForPress(data.press, data.address);
  } else if (data.message.header.msg_type === 'kernel_info_request') answerKernelInfo(data.message);
  else (await started)?.receive(data.message);
});
