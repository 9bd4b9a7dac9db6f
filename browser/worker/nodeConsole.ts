import { format, inspect } from 'node:util';
import { tableText } from './tableText';

type Values = readonly unknown[];
type Method = (...values: never[]) => void;

const { performance } = globalThis; // before cells can replace it

/** The methods of Node 20's `console`: what each prints, and to which stream. They are closures, so that `const { log } = console` works. */
export function nodeConsole(write: (name: 'stdout' | 'stderr', text: string) => void): Record<string, Method> {
  const counts = new Map<string, number>();
  const begins = new Map<string, number>();
  let indent = '';

  const print = (name: 'stdout' | 'stderr', text: string) =>
    write(name, `${indent}${indent ? text.replaceAll('\n', `\n${indent}`) : text}\n`);
  const warning = (text: string) => write('stderr', `Warning: ${text}\n`);
  const log = (...values: Values) => print('stdout', format(...values));
  const error = (...values: Values) => print('stderr', format(...values));

  function group(...values: Values): void {
    if (values.length > 0) log(...values);
    indent += '  ';
  }

  function trace(...values: Values): void {
    const here = { name: 'Trace', message: format(...values), stack: '' };
    Error.captureStackTrace(here, trace);
    error(here.stack);
  }

  function printTime(method: string, label: string, values: Values): void {
    const begin = begins.get(label);
    if (begin === undefined) warning(`No such label '${label}' for console.${method}()`);
    else log('%s: %s', label, timeText(performance.now() - begin), ...values);
  }

  return {
    log,
    info: log,
    debug: log,
    dirxml: log,
    error,
    warn: error,
    dir: (value: unknown, options?: object) => print('stdout', inspect(value, { customInspect: false, ...options })),
    table(data: unknown, properties?: readonly string[]) {
      const text = tableText(data, properties);
      if (text === undefined) log(data);
      else log(text);
    },
    group,
    groupCollapsed: group,
    groupEnd() {
      indent = indent.slice(2);
    },
    trace,
    assert(holds?: unknown, ...values: Values) {
      if (holds) return;
      if (values.length === 0) error('Assertion failed');
      else error(`Assertion failed: ${values[0]}`, ...values.slice(1));
    },
    count(label: unknown = 'default') {
      const count = (counts.get(`${label}`) ?? 0) + 1;
      counts.set(`${label}`, count);
      log(`${label}: ${count}`);
    },
    countReset(label: unknown = 'default') {
      if (!counts.delete(`${label}`)) warning(`Count for '${label}' does not exist`);
    },
    time(label: unknown = 'default') {
      if (begins.has(`${label}`)) warning(`Label '${label}' already exists for console.time()`);
      else begins.set(`${label}`, performance.now());
    },
    timeLog: (label: unknown = 'default', ...values: Values) => printTime('timeLog', `${label}`, values),
    timeEnd(label: unknown = 'default') {
      printTime('timeEnd', `${label}`, []);
      begins.delete(`${label}`);
    },
  };
}

/** @param ms A duration, which is shown in the largest unit of which it is one. */
function timeText(ms: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60];
  const seconds = ((ms % 60_000) / 1000).toFixed(3);
  if (hours > 0) return `${hours}:${two(minutes)}:${seconds.padStart(6, '0')} (h:mm:ss.mmm)`;
  if (minutes > 0) return `${minutes}:${seconds.padStart(6, '0')} (m:ss.mmm)`;
  return ms >= 1000 ? `${seconds}s` : `${Number(ms.toFixed(3))}ms`;
}
