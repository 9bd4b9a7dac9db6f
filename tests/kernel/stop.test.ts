import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KernelClient, summary } from './kernelClient';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await kernel.execute(
    "let kept = 42; import * as fs from 'node:fs'; import * as childProcess from 'node:child_process';",
  );
});
afterAll(() => kernel.close());

const SECONDS = process.env.CI ? 1 : 3; // of a machine that others use meanwhile
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const LONG = 'new Promise((resolve) => setTimeout(resolve, 60_000))';

/** Presses while the cell is under way, and tells how long it went on. */
async function pressed(code: string, presses = 1) {
  const id = kernel.sendCell(code);
  await kernel.waitFor(id, ({ type }) => type === 'execute_input');
  await rest(300);
  const start = performance.now();
  for (let press = 0; press < presses; press++) kernel.send('interrupt_request', {}, 'control');
  const execution = summary(await kernel.answer(id));
  return { ...execution, seconds: (performance.now() - start) / 1000 };
}

const cells: [what: string, code: string][] = [
  ['a promise as the last value', LONG],
  ['the promise of an async function as the last value', `async function wait() { await ${LONG}; } wait()`],
  ['a thenable as the last value', '({ then() { for (;;); } })'],
  ['a display that loops', "({ [Symbol.for('Jupyter.display')]() { for (;;); } })"],
  ['a display that never settles', "({ [Symbol.for('Jupyter.display')]: () => new Promise(() => {}) })"],
  ['a part of a display that loops', "({ [Symbol.for('Jupyter.display')]: () => ({ toJSON() { for (;;); } }) })"],
  ['an inspection that loops', "({ [Symbol.for('nodejs.util.inspect.custom')]() { for (;;); } })"],
  ['a proxy that loops', 'new Proxy({}, { get() { for (;;); } })'],
  ['an error whose getters loop', 'throw { get stack() { for (;;); } }'],
  ['an error whose message loops', "throw Object.assign(new Error('m'), { message: { toString() { for (;;); } } })"],
  ['an interval that loops', `setInterval(() => { for (;;); }, 10); await ${LONG};`],
  ['an interval that prints', `setInterval(() => console.log('tick'), 1); await ${LONG};`],
  ['a loop that catches all', 'while (true) { try { await new Promise((r) => setTimeout(r, 20)); } catch {} }'],
  ['a loop that catches all and awaits what is there', 'while (true) { try { await null; } catch {} }'],
  [
    'a loop that catches what an inner function is ended by',
    'const inner = async () => { await new Promise((r) => setTimeout(r, 5)); }; while (true) { try { await inner(); } catch {} }',
  ],
  ['a loop of for await', 'for await (const _ of (async function* () { for (;;) yield 1; })()) ;'],
  ['a chain of promises', 'const chain = (): Promise<void> => Promise.resolve().then(chain); await chain();'],
  ['process.nextTick in a circle', 'await new Promise(() => { const tick = () => process.nextTick(tick); tick(); });'],
  ['a callback of fs that loops', "await new Promise(() => fs.readFile('/dev/null', () => { for (;;); }));"],
  ['an event that loops', `process.once('custom' as any, () => { for (;;); }); process.emit('custom' as any);`],
  ['a loop of JSON.parse', "for (;;) JSON.parse('[' + '1,'.repeat(1e5) + '1]');"],
  ['a loop of sort', 'for (;;) Array.from({ length: 1e4 }, (_, i) => (i * 7919) % 10007).sort((a, b) => a - b);'],
  ['a regular expression', "/(a+)+b/.test('a'.repeat(60));"],
  ['a loop of file reads', "for (;;) fs.readFileSync(__dirname + '/connection.json');"],
  ['a loop that prints', "for (;;) console.log('x');"],
  ['a loop that displays', "import { display } from 'tslab'; for (;;) display.text('x'.repeat(1000));"],
  ['a recursion without end that catches', 'const f = (): void => { try { f(); } catch { f(); } }; f();'],
  ['Atomics.wait', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
];

describe('one press ends', () => {
  it.each(cells)('%s', async (_, code) => {
    const { error, reply, seconds } = await pressed(code);
    expect(error).toMatchObject({ ename: 'Interrupted', evalue: 'The cell was stopped' });
    expect(reply.status).toBe('error');
    expect(seconds).toBeLessThan(SECONDS);
    expect((await kernel.execute('kept')).result).toBe('42');
  });

  it('execSync and spawnSync at the child’s end', async () => {
    for (const code of [
      "childProcess.execSync('sleep 1.5'); for (;;);",
      "childProcess.spawnSync('sleep', ['1.5']); for (;;);",
    ]) {
      const { error, seconds } = await pressed(code);
      expect(error?.ename).toBe('Interrupted');
      expect(seconds).toBeLessThan(1.5 + SECONDS);
    }
    expect((await kernel.execute('kept')).result).toBe('42');
  });

  it('process.nextTick in a circle, time and again: a cut may leave its next callback waiting', async () => {
    const code = 'await new Promise(() => { const tick = () => process.nextTick(tick); tick(); });';
    for (let time = 0; time < (process.env.CI ? 50 : 10); time++) {
      expect((await pressed(code)).error?.ename).toBe('Interrupted');
    }
  }, 300_000);

  it('an expression of the client’s', async () => {
    const id = kernel.sendCell('1', { user_expressions: { endless: '(() => { for (;;); })()' } });
    await rest(500);
    kernel.send('interrupt_request', {}, 'control');
    expect(summary(await kernel.answer(id)).reply.user_expressions.endless).toMatchObject({ ename: 'Interrupted' });
  });

  it('what an earlier cell has left running', async () => {
    await kernel.execute(
      "let ticks = 0; setInterval(() => { ticks++; }, 5); setInterval(() => console.log('tick'), 5); 0",
    );
    await rest(50);
    await kernel.request('interrupt_request', {}, 'control');
    const seen = Number((await kernel.execute('ticks')).result);
    expect(seen).toBeGreaterThan(0);
    await rest(50);
    expect((await kernel.execute('ticks')).result).toBe(String(seen));
  });

  it('an interval of an earlier cell that loops', async () => {
    await kernel.execute('setInterval(() => { for (;;); }, 100); 0');
    await rest(300);
    kernel.send('interrupt_request', {}, 'control');
    await rest(1000);
    expect((await kernel.execute('kept')).result).toBe('42');
  });
});

describe('many presses', () => {
  it.each(process.env.CI ? cells : cells.filter((_, i) => i % 4 === 1))('do no harm: %s', async (_, code) => {
    const { error } = await pressed(code, 10);
    expect(error?.ename).toBe('Interrupted');
    expect((await kernel.execute('kept')).result).toBe('42');
  });

  it('do no harm while a child keeps the kernel', async () => {
    const id = kernel.sendCell("childProcess.execSync('sleep 2'); 'ended'");
    await rest(500);
    for (let press = 0; press < 5; press++) {
      kernel.send('interrupt_request', {}, 'control');
      await rest(350);
    }
    await kernel.answer(id);
    expect((await kernel.execute('kept')).result).toBe('42');
  });

  it('do no harm between cells, while it replies and while it compiles', async () => {
    for (let round = 0; round < 30; round++) {
      const id = kernel.sendCell(`const round${round} = kept; round${round}`);
      const isAfterwards = round % 3 === 0;
      if (isAfterwards) await kernel.answer(id);
      else await rest(2 * round); // from its start to beyond its end
      await kernel.request('interrupt_request', {}, 'control');
      const { reply } = summary(await kernel.answer(id));
      if (isAfterwards) expect(reply.status).toBe('ok');
      else if (reply.status !== 'ok') expect(reply.ename).toBe('Interrupted');
    }
    expect((await kernel.execute('kept')).result).toBe('42');
  });

  it('leave no module half loaded', async () => {
    const folder = (await kernel.execute('__dirname')).result?.slice(1, -1) as string;
    await kernel.execute(
      `fs.writeFileSync('${folder}/slow.js', 'exports.first = 1; const end = Date.now() + (globalThis.wait ?? 0); while (Date.now() < end); exports.last = 2;')`,
    );
    await pressed("(globalThis as any).wait = 60_000; require('./slow.js');");
    expect((await kernel.execute("(globalThis as any).wait = 0; require('./slow.js').last")).result).toBe('2');
  });
});
