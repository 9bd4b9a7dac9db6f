import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { JSDOM } from 'jsdom';

const ORIGIN = 'http://127.0.0.1';
const { WebSocket } = new JSDOM('', { url: ORIGIN }).window; // Node 20 has none
const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

// biome-ignore lint/suspicious/noExplicitAny: a result is as its command says
type Result = Record<string, any>;

/**
 * A page in the Firefox that is installed, by WebDriver BiDi. It has what the tests of a kernel need of Playwright's page: Playwright
 * 1.65.1 sends Debian's Firefox 153 a command that it does not know, and has no other way to start it.
 */
export class FirefoxPage {
  #process!: ChildProcess;
  #socket!: InstanceType<typeof WebSocket>;
  #context = '';
  #sent = 0;
  readonly #profile = mkdtempSync(path.join(tmpdir(), 'firefox-'));
  readonly #waiting = new Map<number, { resolve(result: Result): void; reject(error: Error): void }>();
  /** What the page reported as an error. */
  readonly faults: string[] = [];

  static async start(): Promise<FirefoxPage> {
    const page = new FirefoxPage();
    await page.#start();
    return page;
  }

  async #start() {
    const remote = ['--remote-debugging-port=0', `--remote-allow-origins=${ORIGIN}`];
    const words = ['--headless', ...remote, '--profile', this.#profile];
    this.#process = spawn(FIREFOX, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#socket = new WebSocket(`${await this.#address()}/session`);
    this.#socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    await new Promise((resolve, reject) => Object.assign(this.#socket, { onopen: resolve, onerror: reject }));
    await this.#ask('session.new', { capabilities: {} });
    await this.#ask('session.subscribe', { events: ['log.entryAdded'] });
    this.#context = (await this.#ask('browsingContext.getTree', {})).contexts[0].context;
  }

  async #address(): Promise<string> {
    if (!this.#process.stderr) throw new Error('Firefox has no stderr');
    for await (const line of createInterface(this.#process.stderr)) {
      const found = /listening on (ws:\S+)/.exec(line);
      if (found) return found[1];
    }
    throw new Error(`Cannot use ${FIREFOX}: it ended without an address`);
  }

  #receive({ id, method, params, result, error, message }: Result) {
    const asked = this.#waiting.get(id);
    if (method === 'log.entryAdded' && params.level === 'error') this.faults.push(params.text);
    if (error) asked?.reject(new Error(`${error}: ${message}`));
    else asked?.resolve(result);
    this.#waiting.delete(id);
  }

  #ask(method: string, params: object): Promise<Result> {
    const id = ++this.#sent;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  async goto(url: string): Promise<void> {
    await this.#ask('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** Calls a function in the page. Argument and result are plain JSON. */
  async evaluate<Argument, Value>(call: (argument: Argument) => Value, argument?: Argument): Promise<Awaited<Value>> {
    const { result, exceptionDetails } = await this.#ask('script.callFunction', {
      functionDeclaration: `async (argument) => JSON.stringify(await (${call})(argument && JSON.parse(argument)))`,
      arguments: argument === undefined ? [] : [{ type: 'string', value: JSON.stringify(argument) }],
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value && JSON.parse(result.value);
  }

  /** The web workers, also those of a web worker. */
  async workers(): Promise<{ url(): string }[]> {
    const { realms } = await this.#ask('script.getRealms', { type: 'dedicated-worker' });
    return realms.map(({ origin }: Result) => ({ url: () => origin })); // the script's whole address, where the standard has its origin
  }

  close(): void {
    this.#socket?.close();
    this.#process.once('exit', () => rmSync(this.#profile, { recursive: true, force: true }));
    this.#process.kill();
  }
}
