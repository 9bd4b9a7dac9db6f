import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

const traceback = async (code: string) => (await kernel.execute(code)).error?.traceback.join('\n') ?? '';

describe('a type error', () => {
  it('shows line, column, the line itself and what is meant underlined', async () => {
    const { error, reply } = await kernel.execute('const a = 1;\n  const b: string = a;');
    expect(error?.traceback).toEqual([
      "2:9 - error TS2322: Type 'number' is not assignable to type 'string'.",
      '2 |   const b: string = a;',
      '            ^',
    ]);
    expect(reply).toMatchObject({ status: 'error', ename: 'TypeScript', evalue: error?.traceback[0] });
  });

  it('keeps its explanation, once', async () => {
    const shown = await traceback('const f: (x: number) => string = (x: string) => x;');
    expect(shown.match(/Types of parameters/g)).toHaveLength(1);
  });

  it.each([
    ['function f(x) { return x; }', 'TS7006'],
    ['const maybe = [1].find((x) => x > 1); maybe.toFixed()', 'TS18048'],
    ['let n: number = null', 'TS2322'],
  ])('strict: %s', async (code, tsCode) => {
    expect(await traceback(code)).toContain(tsCode);
  });

  it('does not ask for the type of an array that later cells fill', async () => {
    expect((await kernel.execute('const losses = [];')).reply.status).toBe('ok');
    expect((await kernel.execute('losses.push(0.5); losses')).result).toBe('[ 0.5 ]');
  });

  it('at the end of the cell points to its last line', async () => {
    expect(await traceback('const o = {\n  a: 1')).toContain('2:7 - error TS1005');
  });
});

describe('an exception', () => {
  it("has the reader's frames only, in the cell's lines", async () => {
    const code =
      'import * as fs from "node:fs";\n\nfunction read() {\n  return fs.readFileSync("missing");\n}\nread();';
    const { error, reply } = await kernel.execute(code);
    const cell = `cell[${reply.execution_count}]`;
    expect(error?.ename).toBe('Error');
    expect(error?.evalue).toContain('ENOENT');
    expect(error?.traceback.slice(1)).toEqual([
      `    at read (${cell}:4:13)`,
      `    at ${cell}:6:1`,
      expect.stringMatching(/^\{ errno: -2, .*code: 'ENOENT'.* \}$/),
    ]);
  });

  it('is in its own lines after an await, in another cell, in a method', async () => {
    const { reply } = await kernel.execute(
      'class A {\n  async m() {\n    await null;\n    throw new RangeError("far");\n  }\n}',
    );
    const shown = await traceback('\nawait new A().m();');
    expect(shown.split('\n')).toEqual([
      'RangeError: far',
      `    at A.m (cell[${reply.execution_count}]:4:11)`,
      `    at async cell[${reply.execution_count + 1}]:2:1`,
    ]);
  });

  it('has frames that repeat once, and says how often they do', async () => {
    const { error, reply } = await kernel.execute('function f(): number {\n  return f();\n}\nf();');
    const cell = `cell[${reply.execution_count}]`;
    expect(error?.traceback).toEqual([
      'RangeError: Maximum call stack size exceeded',
      expect.stringMatching(/^ {4}at f \(/), // in the midst of a call
      `    at f (${cell}:2:10)`,
      '    … the same frame 48 more times',
    ]);
    const inTurn = await traceback(
      'const a = (n: number): number => b(n);\nconst b = (n: number): number => (n > 0 ? a(n - 1) : (null as any)());\na(9);',
    );
    expect(
      inTurn
        .replace(/cell\[\d+\]/g, 'cell')
        .split('\n')
        .slice(1),
    ).toEqual([
      '    at b (cell:2:67)',
      '    at a (cell:1:34)',
      '    at b (cell:2:43)',
      '    … the same 2 frames 8 more times',
      '    at a (cell:1:34)',
      '    at cell:3:1',
    ]);
  });

  it('shows its causes and the parts of an AggregateError', async () => {
    expect(await traceback('throw new Error("outer", { cause: new Error("inner") })')).toContain(
      'Caused by: Error: inner',
    );
    expect(await traceback('await Promise.any([Promise.reject(new Error("one"))])')).toContain('One of: Error: one');
  });

  it.each([
    ['a class', 'class DataError extends Error {} throw new DataError("m")', 'DataError'],
    ['a class of a class', 'class A extends TypeError {} class B extends A {} throw new B("m")', 'B'],
    ['a class without a name', 'throw new (class extends RangeError {})("m")', 'RangeError'],
    ['a name of its own', 'class Named extends Error { override name = "Custom"; } throw new Named("m")', 'Custom'],
    ['a name given later', 'throw Object.assign(new Error("m"), { name: "Later" })', 'Later'],
    ['a name of the prototype', 'class P extends Error {} P.prototype.name = "Proto"; throw new P("m")', 'Proto'],
    ['an abort', 'AbortSignal.abort().throwIfAborted()', 'AbortError'],
    ["one of Node's", 'Buffer.from(1 as any)', 'TypeError'],
  ])('is called by its class, or as it calls itself: %s', async (_, code, name) => {
    const { error } = await kernel.execute(code);
    expect(error?.ename).toBe(name);
    expect(error?.traceback[0]).toMatch(new RegExp(`^${name}\\b`));
  });

  it('shows its own properties, and those of its causes and parts', async () => {
    const shown = await traceback(`class Inner extends Error {}
      const cause = Object.assign(new Inner('inner'), { row: 7 });
      const part = Object.assign(new Error('part'), { column: 'b', get lazy() { return 1; } });
      throw Object.assign(new AggregateError([part], 'outer', { cause }), { code: 3 });`);
    const places = /^ {4}at .*\n/gm;
    expect(shown.replace(places, '')).toBe(
      [
        'AggregateError: outer',
        '{ code: 3 }',
        'One of: Error: part',
        "{ column: 'b', lazy: 1 }",
        'Caused by: Inner: inner',
        '{ row: 7 }',
      ].join('\n'),
    );
  });

  it('is shown though a property of it cannot be, and once though it is its own cause', async () => {
    expect(
      await traceback(
        'throw Object.assign(new Error("m"), { bad: { [Symbol.for("nodejs.util.inspect.custom")]() { throw 1; } } })',
      ),
    ).toMatch(/^Error: m/);
    const circle = await traceback('const e: any = new Error("m"); e.cause = e; throw e;');
    expect(circle.match(/Error: m/g)).toHaveLength(1);
    const chain =
      'let e = new Error("0"); for (let i = 1; i < 1e5; i++) e = new Error(String(i), { cause: e }); throw e;';
    expect(await traceback(chain)).toMatch(/^Error: 99999\n[\s\S]*Caused by: Error: 99998/);
  });

  it.each([
    ['throw undefined', 'undefined'],
    ['throw { code: 7 }', '{ code: 7 }'],
    ['throw Object.create(null)', '[Object: null prototype] {}'],
    ['throw new Proxy({}, { get() { throw new Error("no") } })', 'cannot be shown'],
  ])('%s ends the cell, not the kernel', async (code, shown) => {
    expect(await traceback(code)).toContain(shown);
  });

  it('of 10 MB is shortened', async () => {
    expect((await traceback('throw new Error("x".repeat(1e7))')).length).toBeLessThan(20_000);
  });
});

describe('errors that nobody catches', () => {
  it('an unhandled rejection fails its cell', async () => {
    expect((await kernel.execute('Promise.reject(new Error("lost")); 1')).error?.evalue).toBe('lost');
  });

  it('a late exception is shown below its own cell, and the cell that runs meanwhile succeeds', async () => {
    const early = kernel.sendCell('setTimeout(() => { throw new Error("late") }, 50); 0');
    await kernel.answer(early);
    const meanwhile = await kernel.execute('await new Promise((r) => setTimeout(r, 200)); "fine"');
    expect(meanwhile.result).toBe("'fine'");
    expect((await kernel.waitFor(early, ({ type }) => type === 'error')).content.evalue).toBe('late');
  });

  it('so is a late rejection', async () => {
    const early = kernel.sendCell('setTimeout(async () => { await null; throw new Error("late rejection") }, 50); 0');
    await kernel.answer(early);
    expect((await kernel.execute('await new Promise((r) => setTimeout(r, 200)); "fine"')).result).toBe("'fine'");
    expect((await kernel.waitFor(early, ({ type }) => type === 'error')).content.evalue).toBe('late rejection');
  });

  it('process.exit() is refused', async () => {
    expect((await kernel.execute('process.exit(1)')).error?.evalue).toContain('would end the kernel');
    expect((await kernel.execute('"alive"')).result).toBe("'alive'");
  });
});
