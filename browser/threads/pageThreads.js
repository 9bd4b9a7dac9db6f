// @ts-nocheck a page gives this script its globals
/**
 * Starts the web workers in which a kernel trains, hands on what they and the kernel send each other, and ends them.
 *
 * The kernel could start them itself, but there Firefox 153 at times never returns from `new Worker`, if a debugger listens: the
 * kernel then waits to be woken at the very place where the new web worker waits, too, and only one of them is woken.
 */
window.threadsOf = (kernel, script) => {
  const threads = new Map();

  function start(id) {
    const answer = (data) => kernel.postMessage({ thread: id, answer: data });
    const thread = new Worker(script);
    thread.onmessage = ({ data }) => answer(data);
    thread.onerror = (event) => {
      event.preventDefault();
      answer({ error: 'Cannot load trainer.js: this site cannot be reached; go online, then run the cell again' });
    };
    threads.set(id, thread);
    return thread;
  }

  function end(id) {
    threads.get(id)?.terminate();
    threads.delete(id);
  }

  return {
    /** Takes what the kernel sends with a thread's number: a message, or nothing, which ends the thread. */
    receive({ thread: id, message }) {
      if (!message) return end(id);
      const thread = threads.get(id) ?? start(id);
      thread.postMessage(message, message.contents ? [message.contents] : []); // what is large is not copied
    },
    endAll() {
      for (const id of threads.keys()) end(id);
    },
  };
};
