// @ts-nocheck JupyterLite gives this script its globals in the browser
/** Registers the course's kernel with JupyterLite under the name that the notebooks have, `tslab`, and what runs cells. */
(() => {
  const folder = new URL('.', document.currentScript.src);
  const CANNOT_LOAD =
    'Cannot load the kernel: this site cannot be reached. Go online, then choose Kernel > Restart Kernel.';

  const CANNOT_STOP =
    'The cell cannot be stopped: a call does not return, or a function calls itself. A restart ends it, and its variables are lost.';
  const PATIENCE = 3000; // ms from ■ to the worker's answer; a loop ends within one second

  /** A worker, with a promise that settles if its script or its files cannot be loaded. */
  function newWorker() {
    const worker = new Worker(new URL('worker.js', folder), { type: 'module' });
    worker.cannotLoad = new Promise((resolve) => {
      worker.addEventListener('error', (event) => event instanceof ErrorEvent || resolve()); // an error of its own has a message
      worker.addEventListener('message', ({ data }) => data.cannotLoad && resolve());
    });
    return worker;
  }

  /** A worker takes seconds to load. The first one does so while JupyterLab itself loads. */
  let spare = newWorker();
  function takeWorker() {
    const worker = spare ?? newWorker();
    spare = undefined;
    return worker;
  }

  const SPEC = { name: 'tslab', display_name: 'TypeScript', language: 'typescript', argv: [], resources: {} };

  /** A kernel: messages go to the worker as they are, and come from it as they are. */
  const createKernelClass = ({ Signal }, { Notification }) =>
    class {
      disposed = new Signal(this);
      isDisposed = false;
      ready = Promise.resolve();
      #worker;
      #threads;
      #press = 0;
      #restart;
      #warning; // of code that cannot be stopped
      #address;

      constructor({ id, name, location, sendMessage, restart }) {
        Object.assign(this, { id, name, location });
        this.#restart = restart;
        this.#worker = takeWorker();
        this.#worker.cannotLoad.then(() => this.isDisposed || Notification.error(CANNOT_LOAD, { autoClose: false }));
        this.#threads = window.threadsOf(this.#worker, new URL('trainer.js', folder));
        this.#worker.onmessage = ({ data }) => {
          if ('thread' in data) this.#threads.receive(data);
          else if ('stopped' in data) this.#endWarning();
          else if ('header' in data) sendMessage(data);
        };
        this.#post({ start: { folder: location, threads: true } });
      }

      /** Sends what begins a new wait for ■, too. A worker that computes gets no message, but sees when this address is revoked. */
      #post(message) {
        this.#address = URL.createObjectURL(new Blob([]));
        this.#press++;
        this.#worker.postMessage({ ...message, press: this.#press, address: this.#address });
      }

      /** Does not wait for the answer: the worker has a queue of its own, as an installed kernel has. */
      async handleMessage(message) {
        this.#worker.postMessage({ message });
      }

      interrupt() {
        URL.revokeObjectURL(this.#address);
        this.#post({ interrupt: this.#press });
        this.#warning ??= { timer: setTimeout(() => this.#warn(), PATIENCE) };
      }

      #warn() {
        const actions = [{ label: 'Restart the kernel', displayType: 'warn', callback: this.#restart }];
        this.#warning.id = Notification.warning(CANNOT_STOP, { autoClose: false, actions });
      }

      #endWarning() {
        clearTimeout(this.#warning?.timer);
        if (this.#warning?.id) Notification.dismiss(this.#warning.id);
        this.#warning = undefined;
      }

      dispose() {
        if (this.isDisposed) return;
        this.isDisposed = true;
        this.#worker.terminate();
        this.#endWarning();
        this.#threads.endAll();
        URL.revokeObjectURL(this.#address);
        this.disposed.emit();
      }
    };

  /** JupyterLite 0.8 does not tell a kernel that the reader pressed ■: it only drops the messages that wait. */
  function passInterrupts(client, kernels) {
    const { interrupt } = client;
    client.interrupt = async (id) => {
      const kernel = kernels.get(id);
      if (kernel) kernel.interrupt();
      else await interrupt.call(client, id);
    };
  }

  window.softmaxExtension.register('softmax-kernel', async (shared) => {
    const Kernel = createKernelClass(await shared('@lumino/signaling'), await shared('@jupyterlab/apputils'));
    const { IKernelClient, IKernelSpecs } = await shared('@jupyterlite/services');
    const { INotebookCellExecutor, INotebookTracker, runCell } = await shared('@jupyterlab/notebook');
    /** JupyterLab's own one. Its plugin, which is switched off, freezes it, so that the desk could not make it wait for the kernel. */
    const executorPlugin = {
      id: 'softmax-kernel:cell-executor',
      autoStart: true,
      provides: INotebookCellExecutor,
      activate: () => ({ runCell }),
    };
    const kernels = new Map();
    const kernelPlugin = {
      id: 'softmax-kernel:plugin',
      autoStart: true,
      requires: [IKernelSpecs, IKernelClient, INotebookTracker],
      activate(_app, specs, client, notebooks) {
        const restart = (id) =>
          notebooks
            .find(({ sessionContext }) => sessionContext.session?.kernel?.id === id)
            ?.sessionContext.restartKernel();
        const create = async (options) => {
          const kernel = new Kernel({ ...options, restart: () => restart(options.id) });
          kernels.set(kernel.id, kernel);
          kernel.disposed.connect(() => kernels.get(kernel.id) === kernel && kernels.delete(kernel.id));
          return kernel;
        };
        specs.register({ spec: SPEC, create });
        passInterrupts(client, kernels);
      },
    };
    return [kernelPlugin, executorPlugin];
  });
})();
