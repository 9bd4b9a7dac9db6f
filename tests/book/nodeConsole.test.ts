import { Console } from 'node:console';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeConsole } from '../../browser/worker/nodeConsole';

type Call = readonly [method: string, values: readonly unknown[]];
type Methods = Record<string, (...values: unknown[]) => void>;

const text = fc.oneof(fc.string(), fc.constantFrom('two\nlines', '%s of %d', '%o', '%%', '100 %', 'π ≈ 3', '漢字'));
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.anything({ withMap: true, withSet: true, withTypedArray: true, withBigInt: true, withDate: true }),
  fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(text, fc.double(), fc.object()))),
  fc.constantFrom(undefined, null, Number.NaN, -0, [[1, 2], [3]], { a: { x: 1 }, b: 2 }),
);
const label = fc.constantFrom(undefined, 'one', 'two', 3);
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(fc.constantFrom('log', 'info', 'debug', 'dirxml', 'error', 'warn', 'group', 'assert'), fc.array(value)),
  fc.tuple(fc.constantFrom('groupEnd'), fc.constant([])),
  fc.tuple(fc.constantFrom('table', 'dir'), fc.tuple(value)),
  fc.tuple(fc.constant('table'), fc.tuple(value, fc.array(fc.constantFrom('a', 'b', 'd')))),
  fc.tuple(fc.constant('dir'), fc.tuple(value, fc.constantFrom({ depth: 0 }, { compact: false }))),
  fc.tuple(fc.constant('count'), fc.tuple(label)),
);

interface Printed {
  stdout: string;
  stderr: string;
  errors?: string[];
}

function make(calls: Call[], console: Methods, printed: Printed): Printed {
  for (const [method, values] of calls) {
    try {
      console[method](...values);
    } catch (error) {
      printed.errors = [...(printed.errors ?? []), String(error)]; // of what has no text
    }
  }
  return printed;
}

function inNode(calls: Call[]): Printed {
  const printed = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') =>
    new Writable({
      decodeStrings: false,
      write(chunk, _, done) {
        printed[name] += chunk;
        done();
      },
    });
  const console = new Console({ stdout: into('stdout'), stderr: into('stderr') });
  return make(calls, console as unknown as Methods, printed);
}

function inWorker(calls: Call[]): Printed {
  const printed = { stdout: '', stderr: '' };
  const console = nodeConsole((name, written) => {
    printed[name] += written;
  });
  return make(calls, console as Methods, printed);
}

it('prints what Node’s console prints, to the same stream', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 8 }), (calls) => {
      expect(inWorker(calls)).toEqual(inNode(calls));
    }),
    { numRuns: process.env.CI ? 2000 : 400 },
  );
});

it('tells durations as Node does', () => {
  const pattern = /^one: [\d.]+ms\none: [\d.]+ms \{ step: 2 \}\none: [\d.]+ms\n$/;
  const calls: Call[] = [
    ['time', ['one']],
    ['timeLog', ['one']],
    ['timeLog', ['one', { step: 2 }]],
    ['timeEnd', ['one']],
  ];
  expect(inNode(calls).stdout).toMatch(pattern);
  expect(inWorker(calls).stdout).toMatch(pattern);
});

it.each([
  ['timeEnd', "Warning: No such label 'x' for console.timeEnd()\n"],
  ['timeLog', "Warning: No such label 'x' for console.timeLog()\n"],
  ['countReset', "Warning: Count for 'x' does not exist\n"],
])('%s of what was not begun is a warning', (method, warning) => {
  expect(inWorker([[method, ['x']]])).toEqual({ stdout: '', stderr: warning });
});
