// @ts-nocheck JupyterLab gives this script its globals in the browser
/**
 * Opens a channel from a widget in a notebook to the kernel that drives it: a comm, with messages in the form of Jupyter's widgets. The
 * script that comes after this one finds it as `window.softmaxChannel`.
 */
(() => {
  const ENDS = ['restarting', 'autorestarting', 'dead', 'terminating'];
  const NO_KERNEL = 'it needs a kernel; run its cell';
  const FORGOTTEN = 'the kernel does not know it any more; run its cell';

  /** What closes the channels of a notebook. */
  const closers = new Map();

  /** Closes the channels of a notebook that is about to be closed, while its kernel can still be told. */
  function leave(panel) {
    for (const close of [...(closers.get(panel) ?? [])]) close();
    closers.delete(panel);
  }

  /** The kernel of a notebook, once it is known. */
  async function kernelOf(panel) {
    await panel?.sessionContext.ready;
    const kernel = panel?.sessionContext.session?.kernel;
    if (!kernel) throw new Error(NO_KERNEL);
    return kernel;
  }

  /**
   * @param {object} [panel] JupyterLab's, of the notebook that shows the widget
   * @param {string} target the name under which the kernel takes comms for the widget
   * @returns what sends, listens and closes, as soon as the kernel has sent its first message
   * @throws {Error} when there is no kernel, or it does not know the target
   */
  async function open(panel, target) {
    const kernel = await kernelOf(panel);
    const comm = kernel.createComm(target);
    const early = [];
    let receive = (...message) => early.push(message);
    let tell = () => {};
    let isOpen = true;

    function end() {
      if (!isOpen) return;
      isOpen = false;
      kernel.statusChanged.disconnect(look);
      kernel.disposed.disconnect(end);
      window.removeEventListener('pagehide', close);
      closers.get(panel)?.delete(close);
      tell();
    }
    function close() {
      if (isOpen && !kernel.isDisposed && !comm.isDisposed) comm.close();
      end();
    }
    const look = (_, status) => ENDS.includes(status) && end();
    kernel.statusChanged.connect(look);
    kernel.disposed.connect(end);
    window.addEventListener('pagehide', close);
    closers.set(panel, (closers.get(panel) ?? new Set()).add(close));

    await new Promise((resolve, reject) => {
      tell = () => reject(new Error(FORGOTTEN));
      comm.onClose = end;
      comm.onMsg = ({ content: { data }, buffers }) => {
        receive(data.content, buffers);
        resolve();
      };
      comm.open({});
    });
    return {
      send(content, buffers) {
        if (isOpen) comm.send({ method: 'custom', content }, {}, buffers);
      },
      listen(onMessage, onEnd) {
        receive = onMessage;
        tell = onEnd;
        for (const message of early.splice(0)) onMessage(...message);
        if (!isOpen) onEnd();
      },
      close() {
        tell = () => {};
        close();
      },
    };
  }

  window.softmaxChannel = { open, leave };
})();
