import { idleTime } from './idleTime';

const { performance } = globalThis;
const micros = () => Math.round(performance.now() * 1000);

/** Takes the text, once cells show what is printed. */
const write = (_text: string | Uint8Array): boolean => true;

/** What packages ask of Node's `process`. */
export const process = {
  browser: true, // TypeScript then does not take this for Node
  pid: 1,
  argv: [],
  env: {} as Record<string, string | undefined>,
  platform: 'browser',
  version: 'v20.0.0-browser', // tslab compiles for this version's JavaScript
  arch: 'wasm',
  versions: {},
  stdout: { isTTY: false, write },
  stderr: { isTTY: false, write },
  cwd: () => folder,
  emitWarning() {},
  on() {},
  nextTick: (work: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => work(...args)),
  exit() {
    throw new Error('process.exit() would end the kernel: throw an error instead');
  },
  memoryUsage() {
    throw new Error('process.memoryUsage() is not there in a browser');
  },
  uptime: () => performance.now() / 1000,
  hrtime: Object.assign(() => [Math.floor(performance.now() / 1000), (micros() % 1e6) * 1000], {
    bigint: () => BigInt(micros()) * 1000n,
  }),
  /** A browser tells of no processor time: all time counts in which the worker is not idle. */
  cpuUsage: (before?: { user: number }) => ({
    user: micros() - Math.round(1000 * idleTime()) - (before?.user ?? 0),
    system: 0,
  }),
};

let folder = '/';

export function changeFolder(to: string): void {
  folder = to;
}
