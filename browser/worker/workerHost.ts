import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Host } from '../../kernel/host';
import { BUILTIN_MODULES } from '../node/builtinModules';
import { importable, missingModule } from '../node/module';
import { process } from '../node/process';
import { evaluate } from '../node/vm';
import { captureConsole } from './console';
import { guardLoops } from './endLoops';
import { files, ROOT, readText } from './files';
import { loadConverter } from './heldTypeScript';
import { type Message, send } from './messages';
import { displays, requireInCell } from './packages';
import { showLoading } from './showLoading';

const { setTimeout } = globalThis; // before cells can replace it, as the clock
const clock = performance.now.bind(performance);
const turns: (() => void)[] = [];
let channel: MessageChannel | undefined; // a turn of the event loop without the 4 ms of a timer

function afterTurn(work: () => void): void {
  turns.push(work);
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => turns.shift()?.();
  }
  channel.port2.postMessage(null);
}

/** A browser's worker as the host of `compile/` and `cells/`. */
export const workerHost = (): Host => ({
  root: ROOT,
  get notebookFolder() {
    return process.cwd();
  },
  readFile(file) {
    const text = readText(file);
    if (text === undefined) throw new Error(`Cannot read ${file}: there is no such file`);
    return text;
  },
  fileStamp: (file) => (files.read(file) ? '1' : ''), // nothing edits them

  kept: { folder: `${ROOT}/.cache`, has: () => false, write() {} },
  hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 32),
  version: '',

  listFolder: (folder) => files.list(folder).map((name) => ({ name, isFolder: files.isFolder(`${folder}/${name}`) })),
  importableModules: () => importable,
  missingModule,
  isBuiltin: (module) => BUILTIN_MODULES.includes(module.replace(/^node:/, '')),
  prepare: (code, parent) => (code.includes('FashionMNIST') ? showLoading(parent as Message) : undefined),
  require: requireInCell,
  import: async (id) => requireInCell(id) as Record<string, unknown>,
  importMeta: (file) => ({ url: `file://${file}`, filename: file, dirname: file.slice(0, file.lastIndexOf('/')) }),
  keepModule() {}, // lib and checks are compiled already
  forgetModules() {},
  forgetHalfLoadedModules() {},
  loadConverter,

  // `eval` numbers lines from 1, where Node's `lineOffset` numbers the line before the cell's code 0: the map takes one off.
  evaluate: (js, name) => evaluate(`${js}\n//# sourceURL=${name}`),
  parseSourceMap(json) {
    const map = new TraceMap(json);
    return {
      findEntry(line, column) {
        if (line < 1) return {};
        const { line: originalLine, column: originalColumn } = originalPositionFor(map, { line, column });
        return originalLine === null ? {} : { originalLine: originalLine - 1, originalColumn };
      },
    };
  },
  inspect: (value) => inspect(value),

  now: clock,
  afterTurn,
  nextTurn: () => new Promise(afterTurn),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  watchPromises() {}, // a browser does not tell of promises: late output belongs to the cell that runs or ran last
  withoutInterrupts: (work) => work(),
  guardLoops,

  canAsk: () => false,
  ask: () => undefined,
  publish: (type, content, parent, extras) => send('iopub', type, content, parent as Message | undefined, extras),
  captureText: captureConsole,
  captureDisplays(show) {
    displays.lastWriteDisplayData = show;
  },
});
