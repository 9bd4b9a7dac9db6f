import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Execution, KernelClient } from './kernelClient';

/** An expression for each function that ECMAScript's globals, their prototypes and Node's Buffer have: `Array.prototype.map`. */
function builtins(): string[] {
  const found: string[] = [];
  const visit = (name: string, value: unknown) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
    for (const key of Reflect.ownKeys(value)) {
      if (typeof key === 'symbol' && !key.description?.startsWith('Symbol.')) continue;
      const { value: own, writable } = Reflect.getOwnPropertyDescriptor(value, key) ?? {};
      const path = typeof key === 'symbol' ? `${name}[${key.description}]` : `${name}.${key}`;
      if (key === 'prototype') visit(path, own);
      else if (typeof own === 'function' && writable) found.push(path);
    }
  };
  for (const name of runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]) {
    const value = (globalThis as Record<string, unknown>)[name];
    if (name === 'globalThis' || name === 'Atomics' || name === 'WebAssembly') continue;
    if (typeof value === 'function' || /^(JSON|Math|Reflect|Intl)$/.test(name)) found.push(name);
    visit(name, value);
  }
  visit('Buffer', Buffer);
  return found;
}

/** Every day one in so many, another one with each replacement. */
const ONE_IN = process.env.CI ? 6 : 60;
const REPLACED = ["() => { throw new Error('replaced'); }", '() => undefined', 'undefined'];
const chosen = (start: number) =>
  builtins().filter((name, i) => i % ONE_IN === start && name !== 'Promise.prototype.then');

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute('let kept = 42;');
});
afterAll(() => kernel.close());

/** Runs a cell; a kernel that is deaf gives an error. */
function execute(code: string): Promise<Execution> {
  const deaf = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`No answer to ${code}`)), 20_000).unref(),
  );
  return Promise.race([kernel.execute(code), deaf]);
}

/** The kernel answers, runs cells, prints, keeps variables and finds errors. */
async function expectThatAllWorks(of: string) {
  expect((await execute('[kept, 2].map(String).join()')).result, of).toBe("'42,2'");
  expect((await execute("console.log('printed');")).stdout, of).toBe('printed\n');
  expect((await execute("const wrong: number = '1';")).error?.evalue, of).toContain('TS2322');
}

describe('a builtin that a cell replaces', () => {
  it.each(REPLACED.map((instead, i) => ({ instead, i })))(
    'by $instead: the next cells run',
    async ({ instead, i }) => {
      expect(builtins().length).toBeGreaterThan(500);
      for (const name of chosen(i)) {
        await execute(`(${name} as any) = ${instead};`);
        await expectThatAllWorks(name);
      }
    },
    600_000,
  );

  it('is put back, with a sentence; what a cell adds stays', async () => {
    const { stderr } = await execute('Array.prototype.map = (() => []) as any;');
    expect(stderr).toBe(
      'Array.prototype.map is put back: the kernel needs the original. Give your own another name.\n',
    );
    expect(
      (await execute('(Array.prototype as any).last = function () { return this[this.length - 1]; };')).stderr,
    ).toBe('');
    expect((await execute('([1, 2, 3] as any).last()')).result).toBe('3');
  });

  it.each(['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'then', 'toJSON'])(
    'Object.prototype.%s is taken away, whatever it is',
    async (name) => {
      for (const made of ["() => 'mine'", '1', 'true']) await execute(`(Object.prototype as any).${name} = ${made};`);
      await execute(
        `Object.defineProperty(Object.prototype, '${name}', { get() { throw new Error('mine'); }, configurable: true });`,
      );
      await expectThatAllWorks(name);
    },
  );

  it('by a timer after its cell is put back before the next one', async () => {
    await execute('setTimeout(() => { Array.prototype.push = (() => 0) as any; }, 20); 0');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expectThatAllWorks('push');
  });

  it('for a purpose stays: a clock, random numbers, the form of stack traces', async () => {
    await execute('Math.random = () => 0.5; Date.now = () => 7; Error.stackTraceLimit = 3;');
    expect((await execute('[Math.random(), Date.now(), Error.stackTraceLimit]')).result).toBe('[ 0.5, 7, 3 ]');
  });

  it('and without which its own promises never settle, is put back once ■ is pressed', async () => {
    const id = kernel.sendCell('(Promise.prototype.then as any) = () => undefined;');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await kernel.request('interrupt_request', {}, 'control');
    await kernel.answer(id);
    await expectThatAllWorks('Promise.prototype.then');
  });
});
