import { SourceMap } from 'node:module';
import { inspect } from 'node:util';
import { promiseHooks } from 'node:v8';
import vm from 'node:vm';
import { cutOffIfWanted, withoutInterrupts } from './cutOff';
import type { Host } from './host';
import { requireFromTslab } from './kernelFolders';
import { nodeCompilerHost } from './nodeCompilerHost';
import { forgetHalfLoadedModules, importInCell, importMeta, requireInCell } from './nodeModules';
import { shownAs } from './shownAs';
import { publish } from './wire/iopub';
import type { Message } from './wire/messages';
import { askAndWait } from './wire/stdin';

const { performance, setImmediate, setTimeout } = globalThis; // before cells can replace them

/** Node and Jupyter as the host of `cells/`, and Node as the host of `compile/`. */
export const nodeHost: Host = {
  ...nodeCompilerHost,
  require: requireInCell,
  import: importInCell,
  importMeta,
  forgetHalfLoadedModules,

  evaluate: (js, filename) => new vm.Script(js, { filename, lineOffset: -1 }).runInThisContext(),
  parseSourceMap: (json) => new SourceMap(JSON.parse(json)) as ReturnType<Host['parseSourceMap']>,
  inspect: (value) => inspect(value),

  now: () => performance.now(),
  afterTurn: (work) => void setImmediate(work),
  nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  watchPromises: (created) => void promiseHooks.onInit(created as Parameters<typeof promiseHooks.onInit>[0]),
  withoutInterrupts,

  canAsk: (parent) => (parent as Message<{ allow_stdin?: boolean }>).content?.allow_stdin === true,
  ask(prompt, parent) {
    const answer = askAndWait(prompt, parent as Message);
    cutOffIfWanted();
    return answer;
  },
  publish: (type, content, parent, extras) => publish(type, content, parent as Message | undefined, extras),
  captureText(take) {
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = process[name];
      const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
      stream.isTTY = false; // also where Jupyter was started from a terminal: a notebook moves no cursor
      const taken = (chunk: string | Uint8Array, ...rest: unknown[]) => {
        const encoding = rest.find((argument) => typeof argument === 'string') as BufferEncoding | undefined;
        const isText = typeof chunk === 'string' && /^(utf-?8)?$/i.test(encoding ?? '');
        if (!take(shownAs(name), isText ? chunk : Buffer.from(chunk as string, encoding))) return write(chunk, ...rest);
        const done = rest.find((argument) => typeof argument === 'function');
        done?.();
        cutOffIfWanted();
        return true;
      };
      stream.write = taken as typeof stream.write;
    }
  },
  captureDisplays(show) {
    requireFromTslab('./dist/jupyter.js').lastWriteDisplayData = (...display: Parameters<typeof show>) => {
      show(...display);
      cutOffIfWanted();
    };
  },
};
