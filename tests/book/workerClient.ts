import type { Page } from 'playwright-core';

export type Content = Record<string, unknown>;
export interface Received {
  type: string;
  content: Content;
}

/** A kernel in a worker of a page, and a client that sends it Jupyter's messages. */
export class WorkerClient {
  private constructor(private readonly page: Page) {}

  /** @param script the worker's address */
  static async start(page: Page, script: string): Promise<WorkerClient> {
    await page.evaluate((url) => {
      const worker = new Worker(url);
      const answers = new Map<string, { messages: Received[]; done: (messages: Received[]) => void }>();
      worker.addEventListener('message', ({ data: { header, parent_header: parent, content } }) => {
        const answer = answers.get(parent.msg_id);
        answer?.messages.push({ type: header.msg_type, content });
        if (header.msg_type === 'status' && content.execution_state === 'idle') answer?.done(answer.messages);
      });
      let press = 0;
      let address = '';
      const post = (message: object) => {
        address = URL.createObjectURL(new Blob([]));
        worker.postMessage({ ...message, press: ++press, address });
      };
      post({ start: { folder: 'notebooks' } });
      const stop = () => {
        URL.revokeObjectURL(address);
        post({ interrupt: press });
      };
      const ask = (msg_type: string, content: object) =>
        new Promise<Received[]>((done) => {
          const header = { msg_id: crypto.randomUUID(), msg_type, session: 'test' };
          answers.set(header.msg_id, { messages: [], done });
          worker.postMessage({ message: { channel: 'shell', header, parent_header: {}, metadata: {}, content } });
        });
      Object.assign(window, { ask, pressStop: stop });
    }, script);
    return new WorkerClient(page);
  }

  /** Presses ■. */
  async stop(): Promise<void> {
    await this.page.evaluate(() => (window as unknown as { pressStop(): void }).pressStop());
  }

  /** All messages that belong to a request. */
  ask(type: string, content: Content | object): Promise<Received[]> {
    return this.page.evaluate(
      ([type, content]) =>
        (window as unknown as { ask(type: string, content: object): Promise<Received[]> }).ask(type, content),
      [type, content] as const,
    );
  }
}
