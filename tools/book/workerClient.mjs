import { readFileSync } from 'node:fs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ type: string, content: any }} Received */

const THREADS = readFileSync(new URL('../../browser/threads/pageThreads.js', import.meta.url), 'utf8');

/** A kernel in a worker of a page, and a client that sends it Jupyter's messages, without JupyterLite around them. */
export class WorkerClient {
  /** @type {Page} */
  #page;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /**
   * @param {Page} page
   * @param {string} script the worker's address
   * @param {string} [folder] the notebook's
   * @param {{ threads?: boolean }} [options] whether the page starts web workers for an experiment
   */
  static async start(page, script, folder = 'notebooks', { threads = true } = {}) {
    await page.evaluate(startWorker, { script, start: { folder, threads }, pageThreads: THREADS });
    return new WorkerClient(page);
  }

  /** Presses ■. */
  async stop() {
    await this.#page.evaluate(() => /** @type {any} */ (window).pressStop());
  }

  /**
   * All messages that belong to a request.
   *
   * @param {string} type
   * @param {object} content
   * @returns {Promise<Received[]>}
   */
  ask(type, content) {
    return this.#page.evaluate(([type, content]) => /** @type {any} */ (window).ask(type, content), [type, content]);
  }
}

/** In the page. @param {{ script: string, start: object, pageThreads: string }} options */
function startWorker({ script, start, pageThreads }) {
  const worker = new Worker(script, { type: 'module' });
  new Function(pageThreads)();
  const trainer = new URL('trainer.js', new URL(script, location.href));
  const threads = /** @type {any} */ (window).threadsOf(worker, trainer);
  /** @type {Map<string, { messages: Received[], done: (messages: Received[]) => void }>} */
  const answers = new Map();
  worker.addEventListener('message', ({ data }) => {
    if ('thread' in data) return threads.receive(data);
    if (!('header' in data)) return;
    const { header, parent_header: parent, content } = data;
    const answer = answers.get(parent.msg_id);
    answer?.messages.push({ type: header.msg_type, content });
    if (header.msg_type === 'status' && content.execution_state === 'idle') answer?.done(answer.messages);
  });
  let press = 0;
  let address = '';
  const post = (/** @type {object} */ message) => {
    address = URL.createObjectURL(new Blob([]));
    worker.postMessage({ ...message, press: ++press, address });
  };
  post({ start });
  const pressStop = () => {
    URL.revokeObjectURL(address);
    post({ interrupt: press });
  };
  const ask = (/** @type {string} */ msg_type, /** @type {object} */ content) =>
    new Promise((done) => {
      const header = { msg_id: crypto.randomUUID(), msg_type, session: 'test' };
      answers.set(header.msg_id, { messages: [], done });
      worker.postMessage({ message: { channel: 'shell', header, parent_header: {}, metadata: {}, content } });
    });
  Object.assign(window, { ask, pressStop });
}
