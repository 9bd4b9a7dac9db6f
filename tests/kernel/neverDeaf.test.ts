import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { KernelClient, projectRoot, summary } from './kernelClient';

let kernel: KernelClient;
afterEach(() => kernel?.close());

const display = (value: string) => `({ [Symbol.for('Jupyter.display')]: () => (${value}) })`;
const CIRCLE = '(() => { const circle: any = {}; circle.circle = circle; return circle; })()';

it('what cannot be shown ends as an error of its cell, and the queue goes on', async () => {
  kernel = await KernelClient.start();
  const bad = [
    ...["{ 'text/html': 10n }", CIRCLE, '7', 'null', '[1]', "'text'", 'undefined'].map(display),
    display('(() => { throw new Error("in a display"); })()'),
    "import { display } from 'tslab'; display.raw('application/json', 10n as any);",
    `import { lastWriteDisplayData } from 'tslab/dist/jupyter'; lastWriteDisplayData!(${CIRCLE}, false);`,
    'throw new Proxy({}, { getPrototypeOf() { throw new Error("no"); } });',
    "throw { get stack() { throw new Error('no stack'); } };",
    '({ then() { throw new Error("a thenable that throws"); } })',
  ];
  for (const code of bad) {
    const { reply } = await kernel.execute(code);
    expect([code, reply.status]).toEqual([code, 'error']);
    expect((await kernel.execute('"on"')).result).toBe("'on'");
  }
});

it('requests that are not as they should be are answered, too', async () => {
  kernel = await KernelClient.start();
  for (const content of [
    {},
    { code: 7 },
    { code: '1', user_expressions: null },
    { code: '1', user_expressions: 5 },
    null,
  ]) {
    const id = kernel.send('execute_request', content as never);
    expect(summary(await kernel.answer(id)).reply.status).toMatch(/ok|error/);
  }
  for (const type of ['complete_request', 'inspect_request', 'is_complete_request', 'history_request']) {
    for (const content of [{}, null]) await kernel.answer(kernel.send(type, content as never));
  }
  expect((await kernel.execute('"on"')).result).toBe("'on'");
});

const CELLS = [
  '1',
  'const a = 1; a',
  'throw new Error("e")',
  'const b: string = 1',
  'for (;;);',
  'await new Promise(() => {})',
  'new Promise(() => {})',
  'while (true) { try { await null; } catch {} }',
  'setInterval(() => { for (;;); }, 5); 2',
  'setInterval(() => console.log("tick"), 1); 3',
  'for (let i = 0; i < 2000; i++) console.log(i);',
  'await new Promise((r) => setTimeout(r, 20)); 4',
  display('10n'),
  "({ [Symbol.for('nodejs.util.inspect.custom')]() { for (;;); } })",
  'throw { get stack() { for (;;); } }',
  "prompt('?')",
  "for (;;) { try { prompt('?'); } catch {} }",
  "await require('node:readline/promises').createInterface({ input: process.stdin }).question('?')",
  "require('node:child_process').spawn('yes', { stdio: 'inherit' }); 5",
  "require('node:child_process').execSync('echo out', { stdio: 'inherit' })",
  "(globalThis as any)[Symbol.for('softmax-notebooks.comms')].accept('loops', () => { for (;;); })",
];
type Action =
  | { send: string; rest: number }
  | { press: true; rest: number }
  | { complete: string; rest: number }
  | { comm: string; rest: number };
const rests = fc.constantFrom(0, 0, 1, 10, 100);
const actions: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ send: fc.constantFrom(...CELLS), rest: rests }) },
  { weight: 3, arbitrary: fc.record({ press: fc.constant(true as const), rest: rests }) },
  { weight: 1, arbitrary: fc.record({ comm: fc.constantFrom('loops', 'unknown'), rest: rests }) },
  { weight: 1, arbitrary: fc.record({ complete: fc.constantFrom('Math.', 'a', 'const'), rest: rests }) },
);
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const SESSIONS = process.env.CI ? 25 : 3;
const PATIENCE = 40; // presses after the last request, half a second apart, until all must be answered

it(
  'cells, presses, completions and a shutdown in any order: each request gets one reply, and ends idle',
  async () => {
    const sessions = fc.sample(fc.array(actions, { minLength: 5, maxLength: 15 }), { numRuns: SESSIONS, seed: 3 });
    for (const session of sessions) {
      kernel = await KernelClient.start();
      const sent: string[] = [];
      for (const action of session) {
        if ('send' in action) sent.push(kernel.sendCell(action.send, { allow_stdin: true }));
        else if ('press' in action) sent.push(kernel.send('interrupt_request', {}, 'control'));
        else if ('comm' in action) {
          kernel.send('comm_open', { comm_id: String(sent.length), target_name: action.comm, data: {} });
        } else sent.push(kernel.send('complete_request', { code: action.complete, cursor_pos: 2 }));
        await rest(action.rest);
      }
      const unanswered = () => sent.filter((id) => !kernel.messagesOf(id).some(({ type }) => type.endsWith('_reply')));
      const hasBegun = () => sent.some((id) => kernel.messagesOf(id).length > 0); // not before the compiler is loaded
      for (let presses = 0; unanswered().length > 0; presses += hasBegun() ? 1 : 0) {
        if (presses === PATIENCE)
          expect.fail(`${unanswered().length} are never answered of ${JSON.stringify(session)}`);
        sent.push(kernel.send('interrupt_request', {}, 'control'));
        for (let waited = 0; waited < 500 && unanswered().length > 0; waited += 20) await rest(20);
      }
      const last = kernel.sendCell('"on"', { stop_on_error: false });
      sent.push(last);
      expect(summary(await kernel.answer(last)).result).toBe("'on'");
      for (const id of sent) {
        const types = (await kernel.answer(id)).map(({ type, content }) => content.execution_state ?? type);
        expect(types.filter((type) => type.endsWith('_reply'))).toHaveLength(1);
        expect(types.filter((type) => type === 'idle')).toHaveLength(1);
      }
      const ended = new Promise((resolve) => kernel.process.on('exit', resolve));
      if (session.length % 2) kernel.sendCell('for (;;);');
      kernel.send('shutdown_request', { restart: false }, 'control');
      await ended;
      kernel.close();
    }
  },
  60_000 + SESSIONS * 20_000,
);

it.each([
  ['idle', '0'],
  ['in a loop', 'for (;;);'],
])('ends within 3 s when what started it is killed, %s', async (_, code) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'orphan-'));
  const starter = `
import sys, time
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="tslab")
client.execute(${JSON.stringify(code)})
time.sleep(1)
print(manager.provisioner.pid, flush=True)
time.sleep(100)`;
  const file = path.join(folder, 'starter.py');
  writeFileSync(file, starter);
  const python = spawn(path.join(projectRoot, '.venv/bin/python'), [file], { cwd: folder });
  const pid = await new Promise<string>((resolve) => python.stdout.on('data', (data) => resolve(String(data).trim())));
  python.kill('SIGKILL');
  await rest(3000);
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' });
  expect(stdout).not.toMatch(/^[^Z\s]/); // gone, or a zombie where nobody collects it
  rmSync(folder, { recursive: true });
});
