import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { JSDOM } from 'jsdom';

const ORIGIN = 'http://127.0.0.1';
const { WebSocket } = new JSDOM('', { url: ORIGIN }).window; // Node 20 has none
export const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Without a screen no window has the focus. With this setting a page acts as if its window had it, so that it gets what is typed. */
const SETTINGS = 'user_pref("focusmanager.testmode", true);\n';

/** @typedef {Record<string, any>} Result as its command says */

/**
 * A page in the Firefox that is installed, by WebDriver BiDi. It has what the tests of a kernel need of Playwright's page: Playwright
 * 1.65.1 sends Debian's Firefox 153 a command that it does not know, and has no other way to start it.
 */
export class FirefoxPage {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;
  /** @type {InstanceType<typeof WebSocket> | undefined} */
  #socket;
  #tab = '';
  #sent = 0;
  #profile = mkdtempSync(path.join(tmpdir(), 'firefox-'));
  /** @type {Map<number, { resolve(result: Result): void, reject(error: Error): void }>} */
  #waiting = new Map();
  /**
   * What the page reported as an error.
   *
   * @type {string[]}
   */
  faults = [];

  static async start() {
    const page = new FirefoxPage();
    await page.#start();
    return page;
  }

  async #start() {
    writeFileSync(path.join(this.#profile, 'user.js'), SETTINGS);
    const remote = ['--remote-debugging-port=0', `--remote-allow-origins=${ORIGIN}`];
    const words = ['--headless', ...remote, '--profile', this.#profile];
    this.#process = spawn(FIREFOX, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    const socket = new WebSocket(`${await this.#address()}/session`);
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }));
    await this.#ask('session.new', { capabilities: {} });
    await this.#ask('session.subscribe', { events: ['log.entryAdded'] });
    this.#tab = (await this.#ask('browsingContext.getTree', {})).contexts[0].context;
  }

  /** @returns {Promise<string>} */
  async #address() {
    const stderr = this.#process?.stderr;
    if (!stderr) throw new Error('Firefox has no stderr');
    for await (const line of createInterface(stderr)) {
      const found = /listening on (ws:\S+)/.exec(line);
      if (found) return found[1];
    }
    throw new Error(`Cannot use ${FIREFOX}: it ended without an address`);
  }

  /** @param {Result} answer */
  #receive({ id, method, params, result, error, message }) {
    const asked = this.#waiting.get(id);
    if (method === 'log.entryAdded' && params.level === 'error') this.faults.push(params.text);
    if (error) asked?.reject(new Error(`${error}: ${message}`));
    else asked?.resolve(result);
    this.#waiting.delete(id);
  }

  /**
   * @param {string} method
   * @param {object} params
   * @returns {Promise<Result>}
   */
  #ask(method, params) {
    const id = ++this.#sent;
    this.#socket?.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** @param {string} url */
  async goto(url) {
    await this.#ask('browsingContext.navigate', { context: this.#tab, url, wait: 'complete' });
  }

  /** Closes the tab, and goes on in a new one. */
  async renewTab() {
    const { context } = await this.#ask('browsingContext.create', { type: 'tab' });
    await this.#ask('browsingContext.close', { context: this.#tab });
    this.#tab = context;
  }

  /**
   * Clicks at a place of the window.
   *
   * @param {{ x: number, y: number }} place
   */
  async clickAt(place) {
    const buttons = ['pointerDown', 'pointerUp'].map((type) => ({ type, button: 0 }));
    await this.#perform({ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', ...place }, ...buttons] });
  }

  async pressShiftEnter() {
    const [shift, enter] = ['\uE008', '\uE007'];
    const downs = [shift, enter].map((value) => ({ type: 'keyDown', value }));
    const ups = [enter, shift].map((value) => ({ type: 'keyUp', value }));
    await this.#perform({ type: 'key', id: 'keyboard', actions: [...downs, ...ups] });
  }

  /** @param {object} source of input */
  async #perform(source) {
    await this.#ask('input.performActions', { context: this.#tab, actions: [source] });
  }

  /**
   * Calls a function in the page. Argument and result are plain JSON.
   *
   * @template Argument, Value
   * @param {(argument: Argument) => Value} call
   * @param {Argument} [argument]
   * @returns {Promise<Awaited<Value>>}
   */
  async evaluate(call, argument) {
    const { result, exceptionDetails } = await this.#ask('script.callFunction', {
      functionDeclaration: `async (argument) => JSON.stringify(await (${call})(argument && JSON.parse(argument)))`,
      arguments: argument === undefined ? [] : [{ type: 'string', value: JSON.stringify(argument) }],
      target: { context: this.#tab },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value && JSON.parse(result.value);
  }

  /**
   * The web workers, also those of a web worker.
   *
   * @returns {Promise<{ url(): string }[]>}
   */
  async workers() {
    const { realms } = await this.#ask('script.getRealms', { type: 'dedicated-worker' });
    return realms.map((/** @type {Result} */ { origin }) => ({ url: () => origin })); // the script's whole address, where the standard has its origin
  }

  close() {
    this.#socket?.close();
    this.#process?.once('exit', () => rmSync(this.#profile, { recursive: true, force: true }));
    this.#process?.kill();
  }
}
