import vm from 'node:vm';
import ts from '@tslab/typescript-for-tslab';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guardedLoops } from '../../kernel/compile/guardedLoops';
import { LoopDraw } from './loopDraw';
import { Draw } from './nameDraw';

const RUNS = process.env.CI ? 1000 : 200; // a minute, and a quarter of one
const PATIENCE = 5000; // ms

const newGuard = () => ts.factory.createCallExpression(ts.factory.createIdentifier('newGuard'), undefined, []);

/** The JavaScript of a program whose loops are guarded. */
const guarded = (code: string) =>
  ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022 },
    transformers: { after: [guardedLoops(newGuard)] },
  }).outputText;

/** What stands in front of each program; `more` says no after some rounds. */
const SCENE = `
let rounds = 0, given;
const told = [], later = [];
const log = (value) => { tell(typeof value === 'object' ? 'object' : value); return told.length; };
const tell = (what) => { if (told.push(what) > 10_000) throw new Error('It does not end'); };
const more = (value) => { tell(['more', value]); return ++rounds % 7 !== 0 && rounds < 60; };
function* values(count) { try { for (const value of Array(count).keys()) yield value; } finally { told.push('closed'); } }
async function run() {
  try {
    const started = program();
    if (started?.next) for (let step = started.next(); told.push(step.value, step.done), !step.done; ) step = started.next(told.length);
    else told.push(await started);
  } catch (error) { told.push('caught', String(error)); }
  try { for (const one of later) told.push(one()); } catch (error) { told.push(String(error)); }
  return JSON.stringify(told);
}
run();`;

function told(js: string, takes: number[] = []): Promise<string> {
  let taken = 0;
  const scene = { newGuard: () => ({ take: () => takes[taken++ % takes.length], isList: Array.isArray }) };
  return vm.runInNewContext(`${js}\n${SCENE}`, scene, { timeout: PATIENCE });
}

/** Each would never end. */
const ENDLESS = [
  'for (;;);',
  'while (true) rounds++;',
  'do rounds++; while (rounds);',
  'do continue; while (true);',
  'for (let i = 0; i < 10; ) rounds += i;',
  'for (let i = 0; i < 10; i++) i = 0;',
  'for (let i = 0; i < 10; i++) [i] = [0];',
  'for (let i = 0; i < 10; i++) for (i of [0]);',
  'for (let i = 0; (i = 0) < 10; i++);',
  'for (let i = 0; i < 10; i++) (() => (i = 0))();',
  'for (let i = 0; i < 10; i++) eval("i = 0");',
  'for (let i = 9007199254740992; i > 0; i++);',
  'for (let i = 0, j = (i = 1e300); i > 0; i++);',
  'for (let i = 0n; i >= 0n; i++);',
  'for (var i = 0; i < 10; i++) i = 0;',
  'for (let i = 0; i > -1; i += 2);',
  'for (const one of (function* () { yield* Array(1e9).keys(); })());',
  'const all = [1]; for (const one of all) all.push(one);',
  'const all = [1]; for (const one of all) { if (all.push(one) > 0) continue; }',
  'outer: for (;;) for (;;) continue outer;',
  'outer: for (;;) { inner: do { for (const one of [1, 2]) continue inner; } while (true); }',
  'const spin = () => { for (;;); }; spin();',
  'class Spinning { static { for (;;); } }',
];

it.each(ENDLESS)('a guard ends %s', (code) => {
  let rounds = 0;
  const take = () => {
    if (++rounds > 100) throw new Error('ended');
    return 3;
  };
  const scene = { newGuard: () => ({ take, isList: Array.isArray }), rounds: 1 };
  expect(() => vm.runInNewContext(guarded(code), scene, { timeout: PATIENCE })).toThrow('ended');
});

it('guarded loops do what they do without a guard', async () => {
  const programs = fc.gen().map((value) => {
    const draw = new Draw(value);
    return new LoopDraw(draw, draw.oneOf('plain', 'generator', 'async')).program();
  });
  const allTakes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 });
  const same = fc.asyncProperty(programs, allTakes, async (code, takes) => {
    expect(await told(guarded(code), takes)).toBe(await told(code));
  });
  await fc.assert(same, { numRuns: RUNS, seed: 20, endOnFailure: true }); // to shrink a program takes minutes
}, 300_000);
