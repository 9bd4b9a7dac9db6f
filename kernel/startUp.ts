/** The start of a kernel's process and of its threads, which run the same file. */
import { isMainThread } from 'node:worker_threads';
import { type Compiler, useCompiler } from './compiler';
import { useHost } from './host';
import { mapsTensorFlow, runMappingThread } from './mapTensorFlow';
import { nodeHost } from './nodeHost';
import { runControlThread, startControlThread } from './wire/controlThread';
import { answerAtOnce } from './wire/firstRequests';
import { bindIopub, publish } from './wire/iopub';
import { connection } from './wire/messages';
import type { createReceiver } from './wire/requests';
import { listen, router } from './wire/sockets';

const MORE_QUESTIONS = 400; // ms; a client asks again after 0.2 s if it missed the answer on iopub
const SILENCE = 2000; // ms without a request, after which the compiler loads anyway

/**
 * Starts the kernel, or in one of its threads that thread's program.
 *
 * @param loadCompiler Is called when a client has asked what kernel this is, or has asked nothing for a while.
 */
export function startUp(loadCompiler: () => Promise<Compiler>): void {
  if (isMainThread) void startKernel(loadCompiler);
  else if (mapsTensorFlow()) runMappingThread();
  else runControlThread();
}

async function startKernel(loadCompiler: () => Promise<Compiler>) {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // native TensorFlow prints a greeting in Jupyter's terminal
  // The sockets come first, so that `kernel_info_request` is answered before the compiler loads, which takes a second.
  const exit = process.exit.bind(process);
  const shutDown = () => control.close().then(() => exit(0));
  const early: Parameters<typeof receive>[] = [];
  let receive: ReturnType<typeof createReceiver> = (...message) => {
    const answered = answerAtOnce(...message, shutDown);
    if (!answered) early.push(message);
    clearTimeout(start);
    start = setTimeout(load, answered ? MORE_QUESTIONS : 0);
  };
  const shell = router();
  await bindIopub(); // nothing can be sent before it is bound
  publish('status', { execution_state: 'starting' });
  listen(shell, connection.shell_port, (frames) => receive(shell, frames));
  const control = startControlThread((frames) => receive(control, frames));
  let start = setTimeout(load, SILENCE);

  let loading = false;
  async function load() {
    if (loading) return;
    loading = true;
    useHost(nodeHost);
    useCompiler(await loadCompiler());
    const { guardProcess } = await import('./guardProcess');
    const { allowCutOff } = await import('./cutOff');
    const { createReceiver } = await import('./wire/requests');
    guardProcess();
    receive = createReceiver(shutDown);
    allowCutOff(); // only now, because an interrupt must not end the compiler's loading
    for (const message of early) receive(...message);
  }
}
