import { process } from '../node/process';
import { nodeConsole } from './nodeConsole';

type Stream = 'stdout' | 'stderr';
type Take = (name: Stream, text: string) => boolean;

/** Gives what code prints to `take`, as Node prints it. Where that returns false, the browser's console prints it. */
export function captureConsole(take: Take): void {
  const { log, error } = globalThis.console;
  const instead = { stdout: log.bind(globalThis.console), stderr: error.bind(globalThis.console) };
  const write = (name: Stream, text: string) => {
    if (!take(name, text)) instead[name](text.replace(/\n$/, ''));
  };
  Object.assign(globalThis.console, nodeConsole(write));
  for (const name of ['stdout', 'stderr'] as const) {
    const decoder = new TextDecoder();
    process[name].write = (chunk) => {
      write(name, typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
      return true;
    };
  }
}
