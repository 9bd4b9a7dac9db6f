import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

/** The last result of cells that run one after the other. */
async function resultOf(...cells: string[]) {
  let result: string | undefined;
  for (const code of cells) {
    const execution = await kernel.execute(code);
    result = execution.result ?? execution.error?.evalue;
  }
  return result;
}

describe('variables reach later cells', () => {
  it.each([
    ['in a shorthand', ['const x = 1; const y = 2;', '({ x, y })'], '{ x: 1, y: 2 }'],
    ['from patterns', ['const { a, b: [c] } = { a: 1, b: [2] };', '[a, c]'], '[ 1, 2 ]'],
    ['an exported one', ['export const shown = 3;', 'shown'], '3'],
    ['a default export', ['export default function named() { return 4; }', 'named()'], '4'],
    ['an enum', ['enum Colour { Red, Green }', 'Colour[1]'], "'Green'"],
    ['a type and an interface', ['type T = number; interface I { t: T }', 'const i: I = { t: 5 }; i'], '{ t: 5 }'],
    ['an import', ['import { join } from "node:path";', 'join("a", "b")'], "'a/b'"],
    ['changed by their own cell', ['let n = 0; const add = () => ++n;', 'add(); add(); n'], '2'],
    ['changed by a later cell', ['let m = 1; const read = () => m;', 'm = 5; read()'], '5'],
    ['declared again', ['let v = 1;', 'let v = "text";', 'v.length'], '4'],
    [
      'declared again without a value',
      ['let w: number | undefined = 1;', 'let w: number | undefined; w ?? "none"'],
      "'none'",
    ],
    ['in an earlier function', ['function f(k: number) { return k; }', 'f(7)'], '7'],
  ])('%s', async (_, cells, expected) => {
    expect(await resultOf(...cells)).toBe(expected);
  });
});

describe('a cell that fails', () => {
  it('leaves what it had set', async () => {
    const failing = 'const before = 1; let between = 2; between = 3; throw new Error("stop"); const after = 4;';
    expect(await resultOf(failing, '[before, between]')).toBe('[ 1, 3 ]');
    expect(await resultOf('after')).toContain("Cannot find name 'after'");
  });

  it('leaves what it did not come to declare again, with its type', async () => {
    expect(await resultOf('let kept = "text"', 'throw new Error("stop"); let kept = 5;', 'kept.toUpperCase()')).toBe(
      "'TEXT'",
    );
  });
});

describe('await', () => {
  it.each([
    ['of a parenthesis', 'const p = await (async () => 1)(); p', '1'],
    ['for await', 'let s = 0; for await (const x of [1, Promise.resolve(2)]) s += x; s', '3'],
    ['of an object', 'const { q } = await Promise.resolve({ q: 3 }); q', '3'],
    ['in a function that is not awaited', '(async () => { await null; })(); 4', '4'],
  ])('%s', async (_, code, expected) => {
    expect(await resultOf(code)).toBe(expected);
  });
});

describe('a loop at the top level', () => {
  it('is not slower by an order of magnitude than in a function', async () => {
    const loop = 'for (let i = 0; i < 1e7; i++) sum += i;';
    const seconds = async (code: string) =>
      Number(await resultOf(`const t = performance.now(); ${code} performance.now() - t`));
    const inFunction = await seconds(`function f() { let sum = 0; ${loop} return sum; } f();`);
    const atTop = await seconds(`let sum = 0; ${loop}`);
    expect(atTop / inFunction).toBeLessThan(20); // stock tslab: several hundred
  });

  it.each([
    [
      'leaves its variables as it should',
      'let a = 0; let b = 1; for (let i = 0; i < 5000; i++) { a += i; b = a; } [a, b]',
      '[ 12497500, 12497500 ]',
    ],
    ['sees what its functions change', 'let c = 0; const inc = () => { c++; }; while (c < 3000) inc(); c', '3000'],
    ['continues and breaks', 'let d = 0; do { d++; if (d % 2) continue; if (d > 9) break; } while (true); d', '10'],
    ['has inner names of its own', 'let e = 1; for (const x of [1, 2]) { const e = x; void e; } e', '1'],
    [
      'makes objects',
      'let g = 0; const all = []; for (const x of [1, 2]) { g += x; all.push({ g, [g]: { g: g } }); } all.length + g',
      '5',
    ],
    ['runs in a loop', 'let h = 0; for (const x of [1, 2]) for (const y of [3, 4]) h += x * y; h', '21'],
  ])('%s', async (_, code, expected) => {
    expect(await resultOf(code)).toBe(expected);
  });

  it('that throws leaves its variables as they were then', async () => {
    expect(await resultOf('let k = 0; for (;;) { k++; if (k === 1500) throw new Error("stop"); }', 'k')).toBe('1500');
  });

  it('may call a function of an earlier cell that uses the same variable', async () => {
    expect(
      await resultOf('let m2 = 0; const more = () => { m2++; };', 'let m2 = 0; while (m2 < 2000) more(); m2'),
    ).toBe('2000');
  });
});
