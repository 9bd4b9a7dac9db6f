import { afterAll, beforeAll, expect, it } from 'vitest';
import { KernelClient } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.close());

it.each<[what: string, cells: string[], shown: string]>([
  [
    'a property renamed while it is taken out of what an earlier function returns',
    [
      'function scores() { return { loss: 1, share: 2 }; }',
      'const { loss: testLoss, share: testShare } = scores(); [testLoss, testShare]',
    ],
    '[ 1, 2 ]',
  ],
  ['names that TypeScript keeps to itself', ['const __dirname2 = 1, __x = 2;', '__dirname2 + __x'], '3'],
  [
    '__proto__',
    ['const __proto__ = 5; const plain = {};', '[__proto__, Object.keys({ __proto__ })]'],
    "[ 5, [ '__proto__' ] ]",
  ],
  ['a name that all objects have', ['let toString = 1;', 'let hasOwnProperty = toString + 1; hasOwnProperty'], '2'],
  [
    'a require of the reader’s own',
    [
      "import { createRequire } from 'node:module';\nconst require = createRequire(__filename);",
      "require('node:path').sep",
    ],
    "'/'",
  ],
  [
    'module, exports, arguments',
    [
      'const module = 1, exports = 2; function count(..._: any[]) { return arguments.length; }',
      '[module, exports, count(1, 2)]',
    ],
    '[ 1, 2, 2 ]',
  ],
  ['a var in a for head', ['for (var i = 0; i < 3; i++) ;', 'for (var i = 4; i < 6; i++) ;', 'i'], '6'],
  [
    'a var in a block, again without a value',
    ['if (true) { var late = 1 }', 'if (true) { var late: number | undefined; } [late]'],
    '[ undefined ]',
  ],
  ['a function again', ['function again() { return 1; }', 'function again() { return "2"; }', 'again().length'], '1'],
  [
    'overloads',
    [
      'function over(a: string): string; function over(a: number): number; function over(a: any) { return a; }',
      'over(3).toFixed(1)',
    ],
    "'3.0'",
  ],
  [
    'an import in all its ways',
    [
      "import path, { join as __join, type ParsedPath } from 'node:path';\nimport * as all from 'node:path';",
      'const parsed: ParsedPath = path.parse("a/b"); ({ path, __join, all }).__join(parsed.base, all.sep)',
    ],
    "'b/'",
  ],
  [
    'an import that is declared again',
    ["import { join } from 'node:path';", 'const join = (a: number) => a + 1;', 'join(1)'],
    '2',
  ],
  [
    'an import beside its use in one cell',
    ["import { basename } from 'node:path'; const base = { basename }; base.basename('a/b')"],
    "'b'",
  ],
  ['an import while the code runs', ["const { sep } = await import('node:path'); sep"], "'/'"],
  [
    'a namespace, three cells later',
    [
      'namespace Space { export const a = 1; export type T = string; }',
      '1',
      '2',
      'const t: Space.T = "s"; Space.a + t',
    ],
    "'1s'",
  ],
  [
    'an alias, three cells later',
    [
      'namespace Outer { export namespace In { export const b = 2; } }',
      'import alias = Outer.In;',
      '1',
      '2',
      'alias.b',
    ],
    '2',
  ],
  ['a const enum', ['const enum Side { Left = 4, Right }', 'Side.Right'], '5'],
  [
    'declare const, and its global three cells later',
    ['declare const structuredClone: <T>(v: T) => T;', '1', 'structuredClone({ a: 1 })'],
    '{ a: 1 }',
  ],
  [
    'declare global, three cells later',
    [
      'declare global { interface Array<T> { second(): T } }\nArray.prototype.second = function () { return this[1]; };',
      '1',
      '2',
      '[1, 2].second()',
    ],
    '2',
  ],
  [
    'declare global, again with another type',
    [
      'declare global { interface Array<T> { third: T; other: T } var counter: number; }',
      'declare global { interface Array<T> { third: string } var counter: string; }\nglobalThis.counter = "c";',
      '1',
      '[counter.length, ([] as number[]).third?.length, ([] as number[]).other]',
    ],
    '[ 1, undefined, undefined ]',
  ],
  [
    'a class without a name as the default',
    ['export default class { a = 1 }', 'export default function () { return 1; }', 'export default 3'],
    '3',
  ],
  ['export from', ["export * from 'node:fs/promises'; export { join as joined } from 'node:path'; 4"], '4'],
  ['a last expression before types', ['5; type Later = number; interface Last { a: Later }'], '5'],
  [
    'a decorated class',
    ['const mark = (c: any) => { c.marked = true; };', '@mark class Marked {}', '(Marked as any).marked'],
    'true',
  ],
  [
    'functions keep their names',
    ['let arrow = () => 1, made = class {};', '[arrow.name, made.name]'],
    "[ 'arrow', 'made' ]",
  ],
  [
    'an earlier function has no this',
    [
      'function self(this: unknown) { return this === undefined || this === globalThis; }',
      '[self(), self!(), (self)()]',
    ],
    '[ true, true, true ]',
  ],
])('%s', async (_, cells, shown) => {
  let last: string | undefined;
  for (const code of cells) {
    const { result, error } = await kernel.execute(code);
    last = error?.traceback.join('\n') ?? result;
  }
  expect(last).toBe(shown);
});
