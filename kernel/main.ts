/**
 * The TypeScript kernel: tslab 1.0.22, unmodified, compiles the cells, and these files speak Jupyter's protocol in its place.
 * `startKernel.cjs` builds them into one file, which is also the program of the kernel's second thread.
 */
import { isMainThread } from 'node:worker_threads';
import { useHost } from './host';
import { nodeHost } from './nodeHost';
import { runControlThread, startControlThread } from './wire/controlThread';
import { bindIopub, publish } from './wire/iopub';
import { connection } from './wire/messages';
import type { createReceiver } from './wire/requests';
import { listen, router } from './wire/sockets';

function startKernel() {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2'; // native TensorFlow greets on the terminal that Jupyter was started from
  // The sockets come first: clients connect while the compiler loads.
  const early: Parameters<typeof receive>[] = [];
  let receive: ReturnType<typeof createReceiver> = (...message) => void early.push(message);
  const shell = router();
  bindIopub();
  listen(shell, connection.shell_port, (frames) => receive(shell, frames));
  listen(router(), connection.stdin_port, () => {});
  const control = startControlThread((frames) => receive(control, frames));

  setImmediate(async () => {
    useHost(nodeHost);
    const { guardProcess } = await import('./guardProcess');
    const { createReceiver } = await import('./wire/requests');
    const exit = guardProcess();
    receive = createReceiver(() => control.close().then(exit));
    publish('status', { execution_state: 'starting' });
    for (const message of early) receive(...message);
  });
}

if (isMainThread) startKernel();
else runControlThread();
