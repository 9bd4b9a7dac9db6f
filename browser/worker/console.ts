import { format, inspect } from 'node:util';
import { tableText } from './consoleTable';

type Take = (name: 'stdout' | 'stderr', text: string) => boolean;
type Method = (...values: unknown[]) => void;

/** The methods of `console` that print, with the stream to which Node prints them. */
const STREAMS = { log: 'stdout', info: 'stdout', debug: 'stdout', error: 'stderr', warn: 'stderr' } as const;

/** Gives what code prints to `take`, as Node formats it. Where that returns false, the browser's console prints it. */
export function captureConsole(take: Take): void {
  const console = globalThis.console as unknown as Record<string, Method>;
  for (const [method, stream] of Object.entries(STREAMS)) {
    const print = console[method].bind(console);
    console[method] = (...values) => {
      if (!take(stream, `${format(...values)}\n`)) print(...values);
    };
  }
  const { dir, table } = console;
  console.dir = (value, options) => {
    if (!take('stdout', `${inspect(value, { customInspect: false, ...(options as object) })}\n`)) dir(value, options);
  };
  console.table = (data, properties) => {
    const text = tableText(data, properties as string[] | undefined) ?? format(data);
    if (!take('stdout', `${text}\n`)) table(data, properties);
  };
}
